resource "aws_lambda_function" "bad" {
  function_name = "bad"
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "orders.zip"
}

resource "aws_lambda_function" "good" {
  function_name = "good"
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "orders.zip"
}

resource "aws_lambda_permission" "good" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.good.function_name
  principal     = "events.amazonaws.com"
  source_arn    = "arn:aws:events:eu-central-1:123456789012:rule/hourly"
}
