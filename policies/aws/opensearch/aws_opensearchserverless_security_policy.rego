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
no_cmk contains ["policy", "AWSOwnedKey"] if {
	input.type == "encryption"
	input.policy.AWSOwnedKey == true
}
