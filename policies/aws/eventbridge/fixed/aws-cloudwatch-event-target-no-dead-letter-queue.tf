resource "aws_cloudwatch_event_target" "bad" { # want "aws-cloudwatch-event-target-no-dead-letter-queue"
  rule = "nightly"
  arn  = "arn:aws:lambda:eu-central-1:123456789012:function:nightly"

  dead_letter_config {
    arn = aws_sqs_queue.failed_events.arn
  }
}

resource "aws_sqs_queue" "failed_events" {
  name                      = "failed-events"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_policy" "failed_events" {
  queue_url = aws_sqs_queue.failed_events.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.failed_events.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_cloudwatch_event_rule.example.arn
          }
        }
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.failed_events.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_event_target" "good" {
  rule = "nightly"
  arn  = "arn:aws:lambda:eu-central-1:123456789012:function:nightly"

  dead_letter_config {
    arn = "arn:aws:sqs:eu-central-1:123456789012:nightly-failed"
  }
}
