# METADATA
# title: Security policies of Amazon OpenSearch Serverless
# scope: package
package parapet.aws_opensearchserverless_security_policy

# METADATA
# title: Collections are reachable from the internet
# description: >-
#   A network policy with AllowFromPublic opens the endpoint or the dashboards to everybody who
#   holds credentials. Name VPC endpoints instead.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html
# custom:
#   id: aws-opensearchserverless-security-policy-public-network
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Let a VPC endpoint of the code in alone
#       unsafe: clients reach the collections through the VPC endpoint alone
#       set:
#         - {path: ".", value: false}
#         - {path: ../SourceVPCEs, value: ["${aws_opensearchserverless_vpc_endpoint.example.id}"]}
#     - title: Let a VPC endpoint in alone
#       unsafe: clients reach the collections through the VPC endpoint alone
#       set:
#         - {path: ".", value: false}
#         - path: ../SourceVPCEs
#           value: [vpce-0123456789abcdef0]
#           ask: the VPC endpoint of your clients
public_network contains ["policy", i, "AllowFromPublic"] if {
	input.type == "network"
	some i, rule in input.policy
	rule.AllowFromPublic == true
}

# METADATA
# title: Collections are not encrypted with a KMS key of the account
# description: >-
#   With AWSOwnedKey the data is encrypted with a key that the account neither sees nor
#   controls. Name a customer managed key instead.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html
# custom:
#   id: aws-opensearchserverless-security-policy-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: collections that exist keep the key that they have
#       declare:
#         - type: aws_kms_key
#           name: search
#           set:
#             - {path: description, value: Encrypts the collections}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: policy.AWSOwnedKey, value: false}
#         - {path: policy.KmsARN, value: "${aws_kms_key.search.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: collections that exist keep the key that they have
#       set:
#         - {path: policy.AWSOwnedKey, value: false}
#         - {path: policy.KmsARN, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["policy", "AWSOwnedKey"] if {
	input.type == "encryption"
	input.policy.AWSOwnedKey == true
}
