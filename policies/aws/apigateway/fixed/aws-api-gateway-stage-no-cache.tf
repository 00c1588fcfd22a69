resource "aws_api_gateway_stage" "bad" { # want "aws-api-gateway-stage-no-cache"
  rest_api_id           = "api"
  stage_name            = "prod"
  deployment_id         = "d"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_api_gateway_stage" "good" {
  rest_api_id           = "api"
  stage_name            = "prod"
  deployment_id         = "d"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}
