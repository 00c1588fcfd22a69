# METADATA
# title: Channels of Amazon Pinpoint for Firebase Cloud Messaging
# scope: package
package parapet.aws_pinpoint_gcm_channel

import data.parapet.lib.secrets

# METADATA
# title: Key for push notifications stands in the code
# description: >-
#   Everybody who reads the code or its history can send notifications in the name of
#   the app. Pass the key from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-data-protection.html
# custom:
#   id: aws-pinpoint-gcm-channel-key-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the key from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: push_key
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Key for push notifications}
#       set:
#         - {path: ".", value: "${var.push_key}"}
key_in_code contains ["api_key"] if secrets.is_credential("api_key", input.api_key)
