resource "aws_cloudtrail" "bad" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  advanced_event_selector {
    name = "Management events"

    field_selector {
      equals = ["Management"]
      field  = "eventCategory"
    }
  }
}

resource "aws_cloudtrail" "writes" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  advanced_event_selector {
    name = "Management events"

    field_selector {
      equals = ["Management"]
      field  = "eventCategory"
    }
  }
}

resource "aws_cloudtrail" "objects" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  advanced_event_selector { # want "aws-cloudtrail-no-management-events"
    name = "S3 objects"

    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }

    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
  }

  advanced_event_selector {
    name = "Management events"

    field_selector {
      equals = ["Management"]
      field  = "eventCategory"
    }
  }
}

resource "aws_cloudtrail" "good" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  event_selector {
    read_write_type           = "All"
    include_management_events = true
  }
}

resource "aws_cloudtrail" "advanced" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }
}

resource "aws_cloudtrail" "unselected" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"
}
