resource "aws_verifiedaccess_instance_logging_configuration" "bad" {
  verifiedaccess_instance_id = "vai-0a1b2c3d"

  access_logs { # want "aws-verifiedaccess-instance-logging-configuration-disabled"
    cloudwatch_logs {
      enabled   = true
      log_group = aws_cloudwatch_log_group.verified_access.id
    }
  }
}

resource "aws_cloudwatch_log_group" "verified_access" {
  name_prefix       = "/aws/verified-access/"
  retention_in_days = 365
}

resource "aws_verifiedaccess_instance_logging_configuration" "good" {
  verifiedaccess_instance_id = "vai-0a1b2c3d"

  access_logs {
    s3 {
      enabled     = true
      bucket_name = "example-access-logs"
    }
  }
}
