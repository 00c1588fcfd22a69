# METADATA
# title: Integrations of REST APIs of Amazon API Gateway
# scope: package
package parapet.aws_api_gateway_integration

# METADATA
# title: API passes requests to its backend without TLS
# description: >-
#   Requests, credentials among them, travel in clear from the gateway to the backend.
#   Use an HTTPS address.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
# custom:
#   id: aws-api-gateway-integration-plaintext-backend
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Pass requests over HTTPS
#       unsafe: the backend must serve HTTPS
#       set:
#         - path: "."
#           value: "https://backend.example.com/"
#           ask: the HTTPS address of the backend
plaintext_backend contains ["uri"] if {
	startswith(lower(input.uri), "http://")
	not input.connection_type == "VPC_LINK"
}

# METADATA
# title: API does not verify the certificate of its backend
# description: >-
#   Whoever stands between the gateway and the backend can pose as the backend. Leave
#   verification on.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integration-tls-config.html
# custom:
#   id: aws-api-gateway-integration-certificate-not-verified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Verify the certificate
#       unsafe: calls fail if nobody vouches for the certificate of the backend
#       set: [{path: tls_config.insecure_skip_verification, value: false}]
certificate_not_verified contains ["tls_config", "insecure_skip_verification"] if input.tls_config.insecure_skip_verification == true
