# Functions that answer anybody: by a URL, by an API, and one that asks who calls.
resource "aws_iam_role" "f" {
  name               = "f"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
  managed_policy_arns = ["arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"]
}
resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_lambda_function" "f" {
  for_each      = toset(["url", "api", "signed"])
  function_name = each.key
  role          = aws_iam_role.f.arn
}
resource "aws_lambda_function_url" "url" {
  function_name      = aws_lambda_function.f["url"].function_name
  authorization_type = "NONE"
}
resource "aws_lambda_function_url" "signed" {
  function_name      = aws_lambda_function.f["signed"].function_name
  authorization_type = "AWS_IAM"
}
resource "aws_apigatewayv2_api" "api" {
  name          = "api"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_integration" "api" {
  api_id           = aws_apigatewayv2_api.api.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.f["api"].invoke_arn
}
resource "aws_apigatewayv2_route" "api" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "GET /"
  target    = "integrations/${aws_apigatewayv2_integration.api.id}"
}
