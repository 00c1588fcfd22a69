resource "aws_sqs_queue" "bad" {
  name                    = "x"
  sqs_managed_sse_enabled = true # want "aws-sqs-queue-unencrypted"
}

resource "aws_sqs_queue" "good" {
  name = "x"
}
