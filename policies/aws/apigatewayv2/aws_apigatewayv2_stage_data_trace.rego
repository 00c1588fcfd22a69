package parapet.aws_apigatewayv2_stage

# METADATA
# title: Execution logs of a WebSocket API hold whole messages
# description: >-
#   Data tracing writes messages, credentials among them, to the logs. Keep it for
#   debugging outside of production.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
# custom:
#   id: aws-apigatewayv2-stage-data-trace
#   severity: medium
#   category: logging
#   cwe: [CWE-532]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Disable data tracing
#       set:
#         - {path: ., value: false}
data_trace contains ["default_route_settings", "data_trace_enabled"] if {
	input.default_route_settings.data_trace_enabled == true
}

data_trace contains ["route_settings", i, "data_trace_enabled"] if {
	some i, route in input.route_settings
	route.data_trace_enabled == true
}
