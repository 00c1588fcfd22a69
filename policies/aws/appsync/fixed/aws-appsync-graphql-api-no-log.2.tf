resource "aws_appsync_graphql_api" "bad" { # want "aws-appsync-graphql-api-no-log"
  name                = "x"
  authentication_type = "AWS_IAM"

  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::111122223333:role/appsync-logs"
    field_log_level          = "ERROR"
  }
}

resource "aws_appsync_graphql_api" "good" {
  name                = "x"
  authentication_type = "AWS_IAM"
  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::123456789012:role/x"
    field_log_level          = "ERROR"
  }
}
