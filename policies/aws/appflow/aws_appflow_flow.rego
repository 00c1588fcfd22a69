# METADATA
# title: Amazon AppFlow flows
# scope: package
package parapet.aws_appflow_flow

import data.parapet.lib.value

# METADATA
# title: Flow is not encrypted with a KMS key of the account
# description: >-
#   AppFlow encrypts what it moves with a key that AWS manages. A customer managed key has its
#   own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html
# custom:
#   id: aws-appflow-flow-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_263]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the flow; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: appflow
#           set:
#             - {path: description, value: Encrypts flows of AppFlow}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_arn, value: "${aws_kms_key.appflow.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the flow; whoever uses the data needs permission on the key
#       set: [{path: kms_arn, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_arn"] if not value.is_set(input, "kms_arn")
