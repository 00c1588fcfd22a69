resource "aws_lambda_function" "bad" { # want "aws-lambda-function-environment-customer-managed-key"
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  kms_key_arn   = aws_kms_key.example.arn
  environment {
    variables = {
      STAGE = "prod"
    }
  }
}

resource "aws_lambda_function" "good" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  kms_key_arn   = "arn:aws:kms:eu-west-1:123456789012:key/1"
  environment {
    variables = {
      STAGE = "prod"
    }
  }
}
