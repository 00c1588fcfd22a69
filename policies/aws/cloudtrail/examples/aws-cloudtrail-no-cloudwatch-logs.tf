resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-no-cloudwatch-logs"
  name           = "account"
  s3_bucket_name = "example-trail-logs"
}

resource "aws_cloudtrail" "good" {
  name                       = "account"
  s3_bucket_name             = "example-trail-logs"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::123456789012:role/trail"
}
