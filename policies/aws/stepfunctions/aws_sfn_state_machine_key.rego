package parapet.aws_sfn_state_machine

# METADATA
# title: State machine is not encrypted with a KMS key of the account
# description: >-
#   Definition and history are encrypted with a key that AWS owns. A customer managed
#   key has its own policy and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
# custom:
#   id: aws-sfn-state-machine-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
no_cmk contains ["encryption_configuration", "kms_key_id"] if not input.encryption_configuration.kms_key_id
