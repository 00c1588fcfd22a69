# METADATA
# title: Amazon DocumentDB elastic clusters
# scope: package
package parapet.aws_docdbelastic_cluster

import data.parapet.lib.value

# METADATA
# title: DocumentDB elastic cluster is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/elastic-encryption.html
# custom:
#   id: aws-docdbelastic-cluster-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the cluster, whose data must be restored from a snapshot; restoring needs
#         permission on the key
#       declare:
#         - type: aws_kms_key
#           name: docdb
#           set:
#             - {path: description, value: Encrypts DocumentDB clusters}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_id, value: "${aws_kms_key.docdb.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the cluster, whose data must be restored from a snapshot; restoring needs
#         permission on the key
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: DocumentDB elastic cluster has its password in the code
# description: >-
#   A password in the code is readable by everybody who can read the repository or
#   the state, and it is rarely changed. Let the service keep and rotate it in
#   Secrets Manager.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/elastic-encryption.html
# custom:
#   id: aws-docdbelastic-cluster-password-in-code
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
#           name: docdb_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.docdb_password}"}]
#     - title: Read the password from Secrets Manager
#       unsafe: replaces the cluster, whose data must be restored from a snapshot
#       set:
#         - path: "."
#           value: "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3"
#           ask: the ARN of the secret
#         - {path: auth_type, value: SECRET_ARN}
password_in_code contains ["admin_user_password"] if {
	value.literal(input.admin_user_password)
	not startswith(input.admin_user_password, "arn:")
}
