resource "aws_lambda_function" "bad" { # want "aws-lambda-function-no-dead-letter-queue"
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"

  dead_letter_config {
    target_arn = aws_sqs_queue.example.arn
  }
}

resource "aws_lambda_function" "good" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  dead_letter_config {
    target_arn = "arn:aws:sqs:eu-west-1:123456789012:failed"
  }
}
