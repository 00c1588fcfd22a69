resource "aws_scheduler_schedule" "bad" {
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }
  target { # want "aws-scheduler-schedule-no-dead-letter-queue"
    arn      = "arn:aws:sqs:eu-central-1:123456789012:hourly"
    role_arn = "arn:aws:iam::123456789012:role/hourly"

    dead_letter_config {
      arn = aws_sqs_queue.example.arn
    }
  }
}

resource "aws_scheduler_schedule" "good" {
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:sqs:eu-central-1:123456789012:hourly"
    role_arn = "arn:aws:iam::123456789012:role/hourly"

    dead_letter_config {
      arn = "arn:aws:sqs:eu-central-1:123456789012:hourly-failed"
    }
  }
}
