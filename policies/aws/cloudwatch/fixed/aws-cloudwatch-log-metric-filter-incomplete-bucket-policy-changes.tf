resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "bucket-policy-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }" # want "aws-cloudwatch-log-metric-filter-incomplete-bucket-policy-changes"

  metric_transformation {
    name      = "bucket-policy-changes"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "good" {
  name           = "bucket-policy-changes"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication) }"

  metric_transformation {
    name      = "bucket-policy-changes"
    namespace = "Trail"
    value     = "1"
  }
}
