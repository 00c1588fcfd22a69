# METADATA
# title: Amazon Glacier vaults
# scope: package
package parapet.aws_glacier_vault

import data.parapet.lib.iam

# METADATA
# title: Glacier vault policy grants access to everyone
# description: >-
#   A statement that allows every principal lets strangers retrieve archives. Name
#   the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-access-policy.html
# custom:
#   id: aws-glacier-vault-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_167]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that need the archives
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public_policy contains ["access_policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.access_policy)
	iam.is_public(s)
}
