resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-no-insights"
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  insight_selector {
    insight_type = "ApiCallRateInsight"
  }
}

resource "aws_cloudtrail" "good" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"

  insight_selector {
    insight_type = "ApiCallRateInsight"
  }
}
