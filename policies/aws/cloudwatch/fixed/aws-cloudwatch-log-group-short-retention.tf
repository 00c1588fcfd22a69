resource "aws_cloudwatch_log_group" "bad" {
  name              = "app"
  retention_in_days = 365 # want "aws-cloudwatch-log-group-short-retention"
}

resource "aws_cloudwatch_log_group" "good" {
  name              = "app"
  retention_in_days = 400
}

resource "aws_cloudwatch_log_group" "forever" {
  name = "app"
}
