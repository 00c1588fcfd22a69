# METADATA
# title: API keys of Amazon API Gateway
# scope: package
package parapet.aws_api_gateway_api_key

import data.parapet.lib.secrets

# METADATA
# title: Value of an API key stands in the code
# description: >-
#   Everybody who reads the code or its history can call the API. Leave the value out,
#   and AWS makes one.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-key-with-console.html
# custom:
#   id: aws-api-gateway-api-key-value-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Let AWS make the value
#       unsafe: replaces the key
#       remove: [value]
#     - title: Take the value from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: api_key
#           set:
#             - {path: description, value: Value of the API key}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.api_key}"}]
value_in_code contains ["value"] if secrets.is_credential("api_key", input.value)
