resource "aws_lambda_function" "bad" {
  function_name = "bad"
  role          = "arn:aws:iam::123456789012:role/x"
}

resource "aws_lambda_permission" "bad" {
  function_name = aws_lambda_function.bad.function_name
  action        = "lambda:InvokeFunction" # want "aws-lambda-function-permission-not-invoke"
  principal     = "123456789012"
}
resource "aws_lambda_function" "good" {
  function_name = "good"
  role          = "arn:aws:iam::123456789012:role/x"
}

resource "aws_lambda_permission" "good" {
  function_name = aws_lambda_function.good.function_name
  action        = "lambda:InvokeFunction"
  principal     = "123456789012"
}