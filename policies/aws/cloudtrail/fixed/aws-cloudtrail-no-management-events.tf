resource "aws_cloudtrail" "bad" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  event_selector { # want "aws-cloudtrail-no-management-events"
    include_management_events = false

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }

  event_selector {
    include_management_events = true
    read_write_type           = "All"
  }
}

resource "aws_cloudtrail" "writes" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  event_selector { # want "aws-cloudtrail-no-management-events"
    read_write_type = "WriteOnly"
  }

  event_selector {
    include_management_events = true
    read_write_type           = "All"
  }
}

resource "aws_cloudtrail" "objects" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  event_selector {
    include_management_events = true
    read_write_type           = "All"
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
