resource "aws_cloudtrail" "bad" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"
  enable_logging = true # want "aws-cloudtrail-logging-stopped"
}

resource "aws_cloudtrail" "good" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"
}
