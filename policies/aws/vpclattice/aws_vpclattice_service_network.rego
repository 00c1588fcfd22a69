# METADATA
# title: Amazon VPC Lattice service networks
# scope: package
package parapet.aws_vpclattice_service_network

import data.parapet.lib.iam

# METADATA
# title: Lattice service network asks callers for no identity
# description: >-
#   Without IAM authentication whoever is in an associated VPC may call what the service network
#   offers. It is NONE unless set.
# related_resources:
#   - https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html
# custom:
#   id: aws-vpclattice-service-network-no-auth
#   severity: medium
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [AC-3, IA-9]
#   remedies:
#     - title: Authenticate by IAM
#       set:
#         - {path: auth_type, value: AWS_IAM}
#       unsafe: refuses callers until an auth policy allows them
no_auth contains ["auth_type"] if not input.auth_type

no_auth contains ["auth_type"] if input.auth_type == "NONE"

# METADATA
# title: Auth policy of the service network admits everybody
# description: >-
#   A wildcard principal without a condition lets anonymous callers through, as if there were no
#   authentication.
# related_resources:
#   - https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html
# custom:
#   id: aws-vpclattice-service-network-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-306]
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
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
