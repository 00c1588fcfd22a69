# METADATA
# title: Custom authorizers of AWS IoT
# scope: package
package parapet.aws_iot_authorizer

# METADATA
# title: Authorizer takes tokens without a signature
# description: >-
#   With signing disabled anybody can make AWS IoT call the authorizer's function with a token
#   of their own.
# related_resources:
#   - https://docs.aws.amazon.com/iot/latest/developerguide/config-custom-auth.html
# custom:
#   id: aws-iot-authorizer-unsigned-tokens
#   severity: medium
#   category: identity
#   cwe: [CWE-347]
#   controls:
#     nist-800-53-r5: [IA-9]
#   remedies:
#     - title: Verify token signatures
#       set:
#         - {path: signing_disabled, value: false}
#       unsafe: replaces the authorizer
unsigned_tokens contains ["signing_disabled"] if input.signing_disabled == true
