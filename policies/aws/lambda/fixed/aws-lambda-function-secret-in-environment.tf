resource "aws_lambda_function" "bad" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  environment {
    variables = {
      DB_PASSWORD = var.secret # want "aws-lambda-function-secret-in-environment"
    }
  }
}

variable "secret" {
  type        = string
  sensitive   = true
  description = "Secret that the function reads from its environment"
}

resource "aws_lambda_function" "good" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  environment {
    variables = {
      DB_SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"
    }
  }
}
