resource "aws_sqs_queue" "bad" { # want "aws-sqs-queue-no-dead-letter-queue"
  name = "x"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.good.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "good" {
  name           = "x"
  redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:123456789012:failed", maxReceiveCount = 5 })
}
