resource "aws_scheduler_schedule" "bad" { # want "aws-scheduler-schedule-customer-managed-key"
  name                = "x"
  schedule_expression = "rate(1 hours)"
  kms_key_arn         = aws_kms_key.example.arn
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = "arn:aws:sqs:eu-west-1:123456789012:q"
    role_arn = "arn:aws:iam::123456789012:role/x"
  }
}

resource "aws_scheduler_schedule" "good" {
  name                = "x"
  schedule_expression = "rate(1 hours)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = "arn:aws:sqs:eu-west-1:123456789012:q"
    role_arn = "arn:aws:iam::123456789012:role/x"
  }
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
