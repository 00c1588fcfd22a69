# METADATA
# title: Channels of Amazon Pinpoint for Amazon Device Messaging
# scope: package
package parapet.aws_pinpoint_adm_channel

import data.parapet.lib.secrets

# METADATA
# title: Key for push notifications stands in the code
# description: >-
#   Everybody who reads the code or its history can send notifications in the name of
#   the app. Pass the key from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-data-protection.html
# custom:
#   id: aws-pinpoint-adm-channel-key-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
key_in_code contains ["client_secret"] if secrets.is_credential("client_secret", input.client_secret)
