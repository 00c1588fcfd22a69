resource "aws_cloudtrail" "bad" {
  name                          = "account"
  s3_bucket_name                = "example-trail-logs"
  include_global_service_events = true # want "aws-cloudtrail-no-global-service-events"
}

resource "aws_cloudtrail" "good" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"
}
