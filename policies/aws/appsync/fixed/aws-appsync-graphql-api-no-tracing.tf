resource "aws_appsync_graphql_api" "bad" { # want "aws-appsync-graphql-api-no-tracing"
  name                = "orders"
  authentication_type = "AWS_IAM"
  xray_enabled        = true
}

resource "aws_appsync_graphql_api" "good" {
  name                = "orders"
  authentication_type = "AWS_IAM"
  xray_enabled        = true
}
