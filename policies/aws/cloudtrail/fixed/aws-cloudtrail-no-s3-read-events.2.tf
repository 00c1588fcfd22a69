resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-no-s3-read-events"
  name           = "account"
  s3_bucket_name = "example-trail-logs"
}

resource "aws_cloudtrail" "no_slash" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  event_selector { # want "aws-cloudtrail-no-s3-read-events"
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::example-orders"]
    }
  }
}

resource "aws_cloudtrail" "management" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  advanced_event_selector { # want "aws-cloudtrail-no-s3-read-events"
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
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}
