# METADATA
# title: Amazon API Gateway HTTP and WebSocket routes
# scope: package
package parapet.aws_apigatewayv2_route

# METADATA
# title: API route can be called by anybody
# description: >-
#   Without an authorizer every request reaches the backend. Use JWT, IAM or Lambda
#   authorization.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
# custom:
#   id: aws-apigatewayv2-route-no-authorization
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-306]
#   controls:
#     aws-fsbp: ["APIGateway.8"]
#     nist-800-53-r5: [AC-3]
#   aliases:
#     - CKV_AWS_309
#   remedies:
#     - title: Require IAM credentials
#       unsafe: callers must sign their requests
#       set:
#         - {path: authorization_type, value: AWS_IAM}
no_authorization contains ["authorization_type"] if {
	not input.authorization_type
	not input.api_key_required
}

no_authorization contains ["authorization_type"] if {
	input.authorization_type == "NONE"
	not input.api_key_required
}
