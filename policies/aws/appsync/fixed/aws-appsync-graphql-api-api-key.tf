resource "aws_appsync_graphql_api" "bad" {
  name                = "x"
  authentication_type = "AWS_IAM" # want "aws-appsync-graphql-api-api-key"
}

resource "aws_appsync_graphql_api" "good" {
  name                = "x"
  authentication_type = "AWS_IAM"
}
