# METADATA
# title: VPC endpoint services
# scope: package
package parapet.aws_vpc_endpoint_service

# METADATA
# title: Endpoint service accepts connections by itself
# description: >-
#   Every principal on the service's list can connect its VPC without anybody looking. Require
#   acceptance, so that each new consumer is decided on.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
# custom:
#   id: aws-vpc-endpoint-service-automatic-acceptance
#   severity: medium
#   category: identity
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV_AWS_123]
#   remedies:
#     - title: Require acceptance
#       unsafe: new connections wait until somebody accepts them
#       set:
#         - {path: acceptance_required, value: true}
automatic_acceptance contains ["acceptance_required"] if input.acceptance_required == false

# METADATA
# title: Endpoint service may be used by every AWS account
# description: >-
#   With the principal * everybody with an AWS account may ask for a connection to the service.
#   List the accounts or roles of its consumers.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
# custom:
#   id: aws-vpc-endpoint-service-any-principal
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Withdraw the permission
#       unsafe: consumers that are not listed can no longer connect
#       remove: ["."]
any_principal contains ["allowed_principals", i] if {
	some i, principal in input.allowed_principals
	principal == "*"
}
