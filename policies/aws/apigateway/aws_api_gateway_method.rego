# METADATA
# title: Amazon API Gateway methods
# scope: package
package parapet.aws_api_gateway_method

# METADATA
# title: API Gateway method can be called by anybody
# description: >-
#   Without an authorizer or an API key every request reaches the backend. Authorize with
#   IAM, Cognito or Lambda; OPTIONS is left out.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
# custom:
#   id: aws-api-gateway-method-no-authorization
#   severity: medium
#   category: public-exposure
#   controls:
#     nist-800-53-r5: [AC-3]
#   cwe: [CWE-306]
#   aliases:
#     - CKV2_AWS_70
#     - CKV_AWS_59
#     - AWS-0004
#     - AVD-AWS-0004
#     - "0a96ce49-4163-4ee6-8169-eb3b0797d694"
#     - "1056dfbb-5802-4762-bf2b-8b9b9684b1b0"
#     - "15ccec05-5476-4890-ad19-53991eba1db8"
#     - "7fd0d461-5b8c-4815-898c-f2b4b117eb28"
#     - b16cdb37-ce15-4ab2-8401-d42b05d123fc
#   remedies:
#     - title: Require IAM credentials
#       unsafe: callers must sign their requests
#       set:
#         - {path: authorization, value: AWS_IAM}
no_authorization contains ["authorization"] if {
	input.authorization == "NONE"
	not input.api_key_required
	not input.http_method == "OPTIONS"
}

# METADATA
# title: API Gateway method asks for no API key
# description: >-
#   API keys tie calls to usage plans. They are no authentication.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
# custom:
#   id: aws-api-gateway-method-no-api-key
#   severity: info
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - "3641d5b4-d339-4bc2-bfb9-208fe8d3477f"
#     - "671211c5-5d2a-4e97-8867-30fc28b02216"
#   remedies:
#     - title: Require an API key
#       unsafe: callers must send a key of a usage plan
#       set:
#         - {path: api_key_required, value: true}
no_api_key contains ["api_key_required"] if {
	not input.api_key_required
}

# METADATA
# title: API Gateway method does not validate requests
# description: >-
#   Malformed input reaches the backend. Name a request validator.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
# custom:
#   id: aws-api-gateway-method-unvalidated-requests
#   severity: info
#   category: hardening
#   aliases:
#     - CKV2_AWS_53
#   remedies:
#     - title: Validate requests with an existing validator
#       unsafe: requests that miss parameters or do not fit the model are rejected
#       set:
#         - {path: request_validator_id, value: "${aws_api_gateway_request_validator.example.id}"}
#     - title: Validate requests with a new validator
#       unsafe: requests that miss parameters or do not fit the model are rejected
#       declare:
#         - type: aws_api_gateway_request_validator
#           name: all
#           set:
#             - {path: name, value: all}
#             - {path: rest_api_id, value: "${aws_api_gateway_rest_api.example.id}"}
#             - {path: validate_request_body, value: true}
#             - {path: validate_request_parameters, value: true}
#       set: [{path: request_validator_id, value: "${aws_api_gateway_request_validator.all.id}"}]
unvalidated_requests contains ["request_validator_id"] if {
	not input.request_validator_id
}
