resource "aws_appsync_graphql_api" "bad" { # want "aws-appsync-graphql-api-introspection"
  name                 = "orders"
  authentication_type  = "AWS_IAM"
  introspection_config = "DISABLED"
}

resource "aws_appsync_graphql_api" "good" {
  name                 = "orders"
  authentication_type  = "AWS_IAM"
  introspection_config = "DISABLED"
}
