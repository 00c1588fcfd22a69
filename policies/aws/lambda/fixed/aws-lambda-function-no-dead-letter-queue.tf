resource "aws_lambda_function" "bad" { # want "aws-lambda-function-no-dead-letter-queue"
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_sqs_queue" "failed" {
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 1209600
  redrive_allow_policy = jsonencode({
    redrivePermission = "allowAll"
  })
}

resource "aws_lambda_function" "good" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  dead_letter_config {
    target_arn = "arn:aws:sqs:eu-west-1:123456789012:failed"
  }
}
