resource "aws_appsync_graphql_api" "bad" { # want "aws-appsync-graphql-api-no-depth-limit"
  name                = "orders"
  authentication_type = "AWS_IAM"
  query_depth_limit   = 10
}

resource "aws_appsync_graphql_api" "good" {
  name                = "orders"
  authentication_type = "AWS_IAM"
  query_depth_limit   = 10
}
