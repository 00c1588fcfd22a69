resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-no-sns-topic"
  name           = "account"
  s3_bucket_name = "example-trail-logs"
  sns_topic_name = aws_sns_topic.example.name
}

resource "aws_cloudtrail" "empty" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"
  sns_topic_name = aws_sns_topic.example.name # want "aws-cloudtrail-no-sns-topic"
}

resource "aws_cloudtrail" "good" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"
  sns_topic_name = "trail-delivery"
}
