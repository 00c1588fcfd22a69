resource "aws_kms_key" "logs" {
  enable_key_rotation = true
}

resource "aws_cloudwatch_log_group" "bad" { # want "aws-cloudwatch-log-group-no-cmk"
  name       = "app"
  kms_key_id = aws_kms_key.logs.arn
}

resource "aws_cloudwatch_log_group" "good" {
  name       = "app"
  kms_key_id = aws_kms_key.logs.arn
}
