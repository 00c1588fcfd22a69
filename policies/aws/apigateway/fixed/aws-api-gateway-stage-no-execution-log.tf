resource "aws_api_gateway_method_settings" "bad" {
  rest_api_id = "api"
  stage_name  = "bad"
  method_path = "*/*"

  settings {
    logging_level = "ERROR" # want "aws-api-gateway-stage-no-execution-log"
  }
}
resource "aws_api_gateway_method_settings" "good" {
  rest_api_id = "api"
  stage_name  = "good"
  method_path = "*/*"

  settings {
    logging_level                           = "ERROR"
    metrics_enabled                         = true
    caching_enabled                         = true
    cache_data_encrypted                    = true
    data_trace_enabled                      = false
    throttling_rate_limit                   = 100
    throttling_burst_limit                  = 50
    require_authorization_for_cache_control = true
  }
}