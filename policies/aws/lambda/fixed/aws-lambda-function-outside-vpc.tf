resource "aws_lambda_function" "bad" { # want "aws-lambda-function-outside-vpc"
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"

  vpc_config {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.function.id]
  }
}

resource "aws_lambda_function" "good" {
  function_name = "x"
  role          = "arn:aws:iam::123456789012:role/x"
  vpc_config {
    subnet_ids         = ["subnet-1"]
    security_group_ids = ["sg-1"]
  }
}
