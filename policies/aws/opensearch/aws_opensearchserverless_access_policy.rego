# METADATA
# title: Data access policies of Amazon OpenSearch Serverless
# scope: package
package parapet.aws_opensearchserverless_access_policy

# METADATA
# title: Data access policy allows every action
# description: >-
#   With aoss:* a principal may create, change and delete indexes and read all documents. Grant
#   the permissions that are needed.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html
# custom:
#   id: aws-opensearchserverless-access-policy-wildcard-permission
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the permission
#       unsafe: principals can no longer do anything else
#       set:
#         - {path: ".", value: "aoss:ReadDocument", ask: the permission that the principals need}
wildcard_permission contains ["policy", i, "Rules", j, "Permission", k] if {
	some i, grant in input.policy
	some j, rule in grant.Rules
	some k, permission in rule.Permission
	permission in {"aoss:*", "*"}
}
