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
#       unsafe: >-
#         replaces the authorizer; clients must sign their tokens, and the variable needs the public
#         key
#       declare:
#         - type: variable
#           name: token_signing_public_key
#           set:
#             - {path: type, value: string}
#             - path: description
#               value: Public key that the signatures of tokens are verified with, in PEM
#       set:
#         - {path: signing_disabled, value: false}
#         - path: token_key_name
#           value: x-auth-token
#           ask: the name under which clients send their token
#         - {path: token_signing_public_keys, value: {current: "${var.token_signing_public_key}"}}
unsigned_tokens contains ["signing_disabled"] if input.signing_disabled == true
