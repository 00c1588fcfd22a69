# METADATA
# title: Amazon API Gateway HTTP and WebSocket APIs
# scope: package
package parapet.aws_apigatewayv2_api

# METADATA
# title: HTTP API answers every web origin
# description: >-
#   With cross-origin requests from "*" any web page can call the API. Name the origins.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
# custom:
#   id: aws-apigatewayv2-api-any-origin
#   severity: low
#   category: hardening
#   remedies:
#     - title: Name the origins
#       unsafe: pages of other origins lose access
#       set: [{path: ".", value: "https://www.example.com", ask: the origins of your pages}]
any_origin contains ["cors_configuration", "allow_origins", i] if {
	some i, origin in input.cors_configuration.allow_origins
	origin == "*"
}
