resource "aws_api_gateway_stage" "bad" { # want "aws-api-gateway-stage-no-waf"
  rest_api_id   = "api"
  stage_name    = "prod"
  deployment_id = "d"
}

resource "aws_wafv2_web_acl_association" "bad" {
  resource_arn = aws_api_gateway_stage.bad.arn
  web_acl_arn  = aws_wafv2_web_acl.example.arn
}

resource "aws_api_gateway_stage" "good" {
  rest_api_id   = "api"
  stage_name    = "prod"
  deployment_id = "d"
}

resource "aws_wafv2_web_acl_association" "good" {
  resource_arn = aws_api_gateway_stage.good.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/x/1"
}