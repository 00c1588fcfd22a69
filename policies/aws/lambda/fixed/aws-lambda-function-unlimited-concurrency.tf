resource "aws_lambda_function" "bad" { # want "aws-lambda-function-unlimited-concurrency"
  function_name                  = "x"
  role                           = "arn:aws:iam::123456789012:role/x"
  reserved_concurrent_executions = 10
}

resource "aws_lambda_function" "good" {
  function_name                  = "x"
  role                           = "arn:aws:iam::123456789012:role/x"
  reserved_concurrent_executions = 20
}
