# METADATA
# title: Amazon API Gateway HTTP and WebSocket stages
# scope: package
package parapet.aws_apigatewayv2_stage

# METADATA
# title: HTTP or WebSocket stage does not log requests
# description: >-
#   Access logs say who called what. Send them to a log group.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
# custom:
#   id: aws-apigatewayv2-stage-no-access-log
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: ["APIGateway.9"]
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - AWS-0116
#     - AVD-AWS-0116
#     - CKV_AWS_95
#     - AWS-0001
#     - AVD-AWS-0001
#     - "06ec63e3-9f72-4fe2-a218-2eb9200b8db5"
#     - "0a994e04-c6dc-471d-817e-d37451d18a3b"
#     - "1b6799eb-4a7a-4b04-9001-8cceb9999326"
#     - "625abc0e-f980-4ac9-a775-f7519ee34296"
#     - "80d45af4-4920-4236-a56e-b7ef419d1941"
#     - bf4b48b9-fc1f-4552-984a-4becdb5bf503
#   remedies:
#     - title: Write access logs to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: api_access
#           set:
#             - {path: name, value: /aws/apigateway/access}
#             - {path: retention_in_days, value: 365}
#       set:
#         - path: access_log_settings.destination_arn
#           value: "${aws_cloudwatch_log_group.api_access.arn}"
#         - path: access_log_settings.format
#           value: "$context.requestId $context.identity.sourceIp $context.routeKey $context.status"
#     - title: Write access logs to an existing log group
#       set:
#         - path: access_log_settings.destination_arn
#           value: "${aws_cloudwatch_log_group.example.arn}"
#         - path: access_log_settings.format
#           value: "$context.requestId $context.identity.sourceIp $context.routeKey $context.status"
no_access_log contains ["access_log_settings"] if {
	not input.access_log_settings.destination_arn
}

# METADATA
# title: HTTP or WebSocket stage has no rate limit
# description: >-
#   One client can use up the quota of the account.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
# custom:
#   id: aws-apigatewayv2-stage-no-throttling
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Limit the rate
#       unsafe: callers above the limit are rejected
#       set:
#         - {path: default_route_settings.throttling_rate_limit, value: 100}
#         - {path: default_route_settings.throttling_burst_limit, value: 200}
no_throttling contains ["default_route_settings", "throttling_rate_limit"] if {
	not input.default_route_settings.throttling_rate_limit
}

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
