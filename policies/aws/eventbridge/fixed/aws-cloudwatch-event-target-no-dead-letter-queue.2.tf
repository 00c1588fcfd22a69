resource "aws_cloudwatch_event_target" "bad" { # want "aws-cloudwatch-event-target-no-dead-letter-queue"
  rule = "nightly"
  arn  = "arn:aws:lambda:eu-central-1:123456789012:function:nightly"

  dead_letter_config {
    arn = aws_sqs_queue.example.arn
  }
}

resource "aws_cloudwatch_event_target" "good" {
  rule = "nightly"
  arn  = "arn:aws:lambda:eu-central-1:123456789012:function:nightly"

  dead_letter_config {
    arn = "arn:aws:sqs:eu-central-1:123456789012:nightly-failed"
  }
}
