# METADATA
# title: Amazon Chime Voice Connectors
# scope: package
package parapet.aws_chime_voice_connector

# METADATA
# title: Calls through the voice connector are not encrypted
# description: >-
#   Without required encryption SIP signalling and voice travel in the clear.
# related_resources:
#   - https://docs.aws.amazon.com/chime-sdk/latest/ag/create-voicecon.html
# custom:
#   id: aws-chime-voice-connector-not-encrypted
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Require encryption
#       set:
#         - {path: require_encryption, value: true}
#       unsafe: telephone systems without TLS and SRTP can no longer connect
not_encrypted contains ["require_encryption"] if not input.require_encryption
