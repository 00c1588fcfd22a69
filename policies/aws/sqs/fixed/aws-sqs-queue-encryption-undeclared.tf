resource "aws_sqs_queue" "bad" { # want "aws-sqs-queue-encryption-undeclared"
  name                    = "x"
  sqs_managed_sse_enabled = true
}

resource "aws_sqs_queue" "good" {
  name                    = "x"
  sqs_managed_sse_enabled = true
}
