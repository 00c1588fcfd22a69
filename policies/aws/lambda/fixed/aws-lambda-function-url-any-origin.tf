resource "aws_lambda_function" "bad" {
  function_name = "bad"
  role          = "arn:aws:iam::123456789012:role/x"
}

resource "aws_lambda_function_url" "bad" {
  function_name      = aws_lambda_function.bad.function_name
  authorization_type = "AWS_IAM"
  cors {
    allow_origins = ["https://www.example.com"] # want "aws-lambda-function-url-any-origin"
  }
}
resource "aws_lambda_function" "good" {
  function_name = "good"
  role          = "arn:aws:iam::123456789012:role/x"
}

resource "aws_lambda_function_url" "good" {
  function_name      = aws_lambda_function.good.function_name
  authorization_type = "AWS_IAM"
  cors {
    allow_origins = ["https://example.com"]
  }
}