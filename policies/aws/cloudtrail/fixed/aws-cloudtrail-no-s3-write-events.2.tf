resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-no-s3-write-events"
  name           = "account"
  s3_bucket_name = "example-trail-logs"
}

resource "aws_cloudtrail" "management" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  advanced_event_selector { # want "aws-cloudtrail-no-s3-write-events"
    name = "Management events"

    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }

  advanced_event_selector {
    name = "S3 objects"

    field_selector {
      equals = ["Data"]
      field  = "eventCategory"
    }

    field_selector {
      equals = ["AWS::S3::Object"]
      field  = "resources.type"
    }
  }
}

resource "aws_cloudtrail" "good" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  event_selector {
    read_write_type = "WriteOnly"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}

resource "aws_cloudtrail" "advanced" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }

    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
  }
}
