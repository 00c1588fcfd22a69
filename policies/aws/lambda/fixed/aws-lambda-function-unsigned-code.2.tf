resource "aws_lambda_function" "bad" { # want "aws-lambda-function-unsigned-code"
  function_name           = "x"
  role                    = "arn:aws:iam::123456789012:role/x"
  code_signing_config_arn = aws_lambda_code_signing_config.example.arn
}

resource "aws_lambda_function" "good" {
  function_name           = "x"
  role                    = "arn:aws:iam::123456789012:role/x"
  code_signing_config_arn = "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1"
}
