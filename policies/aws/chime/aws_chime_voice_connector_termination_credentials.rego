# METADATA
# title: Credentials of Amazon Chime Voice Connectors
# scope: package
package parapet.aws_chime_voice_connector_termination_credentials

import data.parapet.lib.value

# METADATA
# title: SIP password stands in the code
# description: >-
#   Whoever reads the code or its history can place calls at the account's expense. Pass the
#   password in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/chime-sdk/latest/ag/edit-voicecon.html
# custom:
#   id: aws-chime-voice-connector-termination-credentials-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: sip_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.sip_password}"}]
password_in_code contains ["credentials", i, "password"] if {
	some i, c in input.credentials
	value.literal(c.password)
	c.password != ""
}
