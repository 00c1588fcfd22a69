# METADATA
# title: Integrations of HTTP and WebSocket APIs of Amazon API Gateway
# scope: package
package parapet.aws_apigatewayv2_integration

# METADATA
# title: API passes requests to its backend without TLS
# description: >-
#   Requests, credentials among them, travel in clear over the internet to the backend.
#   Use an HTTPS address or a VPC link.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
# custom:
#   id: aws-apigatewayv2-integration-plaintext-backend
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [APIGateway.10]
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Pass requests over HTTPS
#       unsafe: the backend must serve HTTPS
#       set:
#         - path: "."
#           value: "https://backend.example.com/"
#           ask: the HTTPS address of the backend
plaintext_backend contains ["integration_uri"] if {
	startswith(lower(input.integration_uri), "http://")
	not input.connection_type == "VPC_LINK"
}
