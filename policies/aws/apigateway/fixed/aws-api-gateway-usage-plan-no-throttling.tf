resource "aws_api_gateway_usage_plan" "bad" { # want "aws-api-gateway-usage-plan-no-throttling"
  name = "partners"

  throttle_settings {
    burst_limit = 20
    rate_limit  = 10
  }
}

resource "aws_api_gateway_usage_plan" "good" {
  name = "partners"

  throttle_settings {
    burst_limit = 20
    rate_limit  = 10
  }
}
