resource "aws_kms_key" "trail" {
  enable_key_rotation = true
}

resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-no-cmk"
  name           = "account"
  s3_bucket_name = "example-trail-logs"
  kms_key_id     = aws_kms_key.cloudtrail.arn
}

resource "aws_kms_key" "cloudtrail" {
  description         = "Encrypts log files of CloudTrail"
  enable_key_rotation = true
}

resource "aws_cloudtrail" "good" {
  name           = "account"
  s3_bucket_name = "example-trail-logs"
  kms_key_id     = aws_kms_key.trail.arn
}
