# METADATA
# title: Amazon Neptune Analytics graphs
# scope: package
package parapet.aws_neptunegraph_graph

import data.parapet.lib.value

# METADATA
# title: Neptune Analytics graph is reachable from the internet
# description: >-
#   With public connectivity the endpoint is reachable from everywhere, so that only
#   IAM credentials protect the graph. Keep it off and use a private endpoint.
# related_resources:
#   - https://docs.aws.amazon.com/neptune-analytics/latest/userguide/security.html
# custom:
#   id: aws-neptunegraph-graph-public
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Make the graph private
#       unsafe: clients outside of the VPC can no longer connect
#       set:
#         - {path: public_connectivity, value: false}
public contains ["public_connectivity"] if input.public_connectivity

# METADATA
# title: Neptune Analytics graph is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/neptune-analytics/latest/userguide/security.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-neptunegraph-graph-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the graph
#       declare:
#         - type: aws_kms_key
#           name: neptune
#           set:
#             - {path: description, value: Encrypts the graph}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_identifier, value: "${aws_kms_key.neptune.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the graph
#       set:
#         - {path: kms_key_identifier, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_identifier"] if not value.is_set(input, "kms_key_identifier")

aws_key contains ["kms_key_identifier"] if contains(input.kms_key_identifier, "alias/aws/")
