# METADATA
# title: Amazon Cognito identity pools
# scope: package
package parapet.aws_cognito_identity_pool

# METADATA
# title: Cognito identity pool gives AWS credentials to guests
# description: >-
#   Anybody who knows the pool id gets credentials of the guest role. Ask for a login.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
# custom:
#   id: aws-cognito-identity-pool-guests
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-306]
#   aliases:
#     - CKV_AWS_366
#   remedies:
#     - title: Refuse guests
#       unsafe: guests lose access
#       set:
#         - {path: allow_unauthenticated_identities, value: false}
guests contains ["allow_unauthenticated_identities"] if {
	input.allow_unauthenticated_identities
}

# METADATA
# title: Identity pool allows the classic flow
# description: >-
#   In the classic flow clients choose the role themselves and get sessions without the
#   limits of the enhanced flow. Leave it off.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
# custom:
#   id: aws-cognito-identity-pool-classic-flow
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Use the enhanced flow
#       unsafe: apps that use the classic flow can no longer sign in
#       set: [{path: allow_classic_flow, value: false}]
classic_flow contains ["allow_classic_flow"] if input.allow_classic_flow == true
