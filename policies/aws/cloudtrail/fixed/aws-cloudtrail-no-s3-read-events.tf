resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-no-s3-read-events"
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  event_selector {
    include_management_events = true
    read_write_type           = "All"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
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

  event_selector {
    include_management_events = true
    read_write_type           = "All"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}

resource "aws_cloudtrail" "management" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  event_selector {
    include_management_events = true
    read_write_type           = "All"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
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
