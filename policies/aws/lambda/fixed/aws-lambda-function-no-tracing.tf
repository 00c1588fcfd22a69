resource "aws_lambda_function" "bad" { # want "aws-lambda-function-no-tracing"
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"

  tracing_config {
    mode = "Active"
  }
}

resource "aws_lambda_function" "good" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  tracing_config {
    mode = "Active"
  }
}
