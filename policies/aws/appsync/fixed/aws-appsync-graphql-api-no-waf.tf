resource "aws_appsync_graphql_api" "bad" { # want "aws-appsync-graphql-api-no-waf"
  name                = "x"
  authentication_type = "AWS_IAM"
}

resource "aws_wafv2_web_acl_association" "bad" {
  resource_arn = aws_appsync_graphql_api.bad.arn
  web_acl_arn  = aws_wafv2_web_acl.example.arn
}

resource "aws_appsync_graphql_api" "good" {
  name                = "x"
  authentication_type = "AWS_IAM"
}

resource "aws_wafv2_web_acl_association" "good" {
  resource_arn = aws_appsync_graphql_api.good.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/x/1"
}