variable "days" {
  default = 365
}

resource "aws_cloudwatch_log_group" "bad" { # want "aws-cloudwatch-log-group-unlimited-retention"
  name              = "app"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "explicit" {
  name              = "app"
  retention_in_days = 365 # want "aws-cloudwatch-log-group-unlimited-retention"
}

resource "aws_cloudwatch_log_group" "good" {
  name              = "app"
  retention_in_days = var.days
}
