# METADATA
# title: Amazon Kinesis data streams
# scope: package
package parapet.aws_kinesis_stream

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: Kinesis stream is not encrypted at rest
# description: >-
#   Records are stored in clear until they expire, unless the stream encrypts them
#   with a KMS key.
# related_resources:
#   - https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
# custom:
#   id: aws-kinesis-stream-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [Kinesis.1]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [862fe4bf-3eec-4767-a517-40f378886b88, f2ea6481-1d31-4d40-946a-520dc6321dd7, CKV_AWS_43, AC_AWS_0157,
#     AWS-0064, AVD-AWS-0064]
#   remedies:
#     - title: Encrypt with the AWS managed key
#       unsafe: producers and consumers of other accounts can no longer use the stream
#       set:
#         - {path: encryption_type, value: KMS}
#         - {path: kms_key_id, value: alias/aws/kinesis}
#     - title: Encrypt with a new customer-managed key
#       unsafe: producers and consumers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: kinesis
#           set:
#             - {path: description, value: Encrypts the stream}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_type, value: KMS}
#         - {path: kms_key_id, value: "${aws_kms_key.kinesis.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: producers and consumers also need permission on the key
#       set:
#         - {path: encryption_type, value: KMS}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
unencrypted contains ["encryption_type"] if object.get(input, "encryption_type", "NONE") == "NONE"

# METADATA
# title: Kinesis stream is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-kinesis-stream-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_185]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: producers and consumers also need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: kinesis
#           set:
#             - {path: description, value: Encrypts the stream}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_type, value: KMS}
#         - {path: kms_key_id, value: "${aws_kms_key.kinesis.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: producers and consumers also need permission on the key
#       set:
#         - {path: encryption_type, value: KMS}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: Kinesis stream keeps records for less than a week
# description: >-
#   Records are kept for 24 hours unless the code says more; a consumer that fails
#   over a weekend loses data.
# related_resources:
#   - https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
# custom:
#   id: aws-kinesis-stream-short-retention
#   severity: info
#   category: resilience
#   controls:
#     aws-fsbp: [Kinesis.3]
#   remedies:
#     - title: Keep records for a week
#       unsafe: adds the cost of extended retention
#       set: [{path: retention_period, value: 168}]
short_retention contains ["retention_period"] if object.get(input, "retention_period", 24) < 168

# METADATA
# title: Kinesis resource policy grants access to everyone
# description: >-
#   A statement that allows every principal lets any AWS account read, or write, the
#   stream. Name the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html
# custom:
#   id: aws-kinesis-stream-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}
