resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-no-log-file-validation"
  name                       = "account"
  s3_bucket_name             = "example-trail-logs"
  enable_log_file_validation = true
}

resource "aws_cloudtrail" "explicit" {
  name                       = "account"
  s3_bucket_name             = "example-trail-logs"
  enable_log_file_validation = true # want "aws-cloudtrail-no-log-file-validation"
}

resource "aws_cloudtrail" "good" {
  name                       = "account"
  s3_bucket_name             = "example-trail-logs"
  enable_log_file_validation = true
}
