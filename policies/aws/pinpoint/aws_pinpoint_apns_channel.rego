# METADATA
# title: Channels of Amazon Pinpoint for Apple push notifications
# scope: package
package parapet.aws_pinpoint_apns_channel

import data.parapet.lib.secrets

# METADATA
# title: Key for push notifications stands in the code
# description: >-
#   Everybody who reads the code or its history can send notifications in the name of
#   the app. Pass the key from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-data-protection.html
# custom:
#   id: aws-pinpoint-apns-channel-key-in-code
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
#             - {path: description, value: "Private key for push notifications, in PEM"}
#       set:
#         - {path: ".", value: "${var.push_key}"}
key_in_code contains ["private_key"] if secrets.contains_credential(input.private_key)

key_in_code contains ["token_key"] if secrets.contains_credential(input.token_key)
