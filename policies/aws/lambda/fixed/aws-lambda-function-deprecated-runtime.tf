resource "aws_lambda_function" "bad" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  runtime       = "python3.13" # want "aws-lambda-function-deprecated-runtime"
  handler       = "index.handler"
}

resource "aws_lambda_function" "good" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
}
