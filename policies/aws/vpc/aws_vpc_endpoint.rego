# METADATA
# title: VPC endpoints
# scope: package
package parapet.aws_vpc_endpoint

import data.parapet.lib.iam

# METADATA
# title: VPC endpoint policy lets everybody do everything
# description: >-
#   Through an endpoint whose policy allows everything, whoever is in the VPC can also reach
#   resources of foreign accounts and carry data there. Allow the resources and the organization
#   that the VPC is meant to use.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
# custom:
#   id: aws-vpc-endpoint-open-policy
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization can no longer use the endpoint
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Name the actions and resources
#       unsafe: other requests are refused at the endpoint
#       set:
#         - {path: ".", value: ["s3:GetObject"], ask: the actions that are needed}
#         - path: ../Resource
#           value: ["arn:aws:s3:::example-bucket/*"]
#           ask: the resources that are meant
open_policy contains ["policy", "Statement", i, "Action"] if {
	some i, statement in iam.allows(input.policy)
	iam.any_principal(statement)
	iam.any_action(statement)
	iam.any_resource(statement)
	not statement.Condition
}

# METADATA
# title: VPC endpoint has no policy
# description: >-
#   Without a policy of its own an endpoint allows everything to everybody in the VPC, foreign
#   accounts' resources included. Allow the resources and the organization that the VPC is meant
#   to use.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
# custom:
#   id: aws-vpc-endpoint-no-policy
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Limit the endpoint to your organization
#       unsafe: principals outside of the organization can no longer use the endpoint
#       set:
#         - path: policy
#           value:
#             Version: "2012-10-17"
#             Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"}]
#         - path: "policy.Statement[0].Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-exampleorgid
#           ask: the id of your organization
no_policy contains ["policy"] if {
	not input.policy
	not object.get(input, "vpc_endpoint_type", "Gateway") in {"GatewayLoadBalancer", "Resource", "ServiceNetwork"}
	startswith(input.service_name, "com.amazonaws.")
	not contains(input.service_name, ".vpce-svc-")
}

# METADATA
# title: Interface endpoint stands in a single subnet
# description: >-
#   When the zone of its only subnet fails, no workload of the VPC reaches the service any more.
#   Give the endpoint subnets of two zones or more.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
# custom:
#   id: aws-vpc-endpoint-single-zone
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Add a subnet in another zone
#       unsafe: adds the cost of an endpoint
#       set:
#         - path: "subnet_ids[+]"
#           value: subnet-0123456789abcdef0
#           ask: a subnet in another availability zone
single_zone contains [] if {
	input.vpc_endpoint_type == "Interface"
	count(input.subnet_ids) == 1
}

# METADATA
# title: Interface endpoint leaves the service name pointing at the internet
# description: >-
#   Without private DNS the usual name of the service still resolves to its public endpoint, so
#   that clients leave the VPC unless each is told the name of the endpoint. Enable it, with DNS
#   support and host names in the VPC. (S3 and DynamoDB are usually reached through gateway
#   endpoints.)
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
# custom:
#   id: aws-vpc-endpoint-no-private-dns
#   severity: low
#   category: network
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Resolve the service to the endpoint
#       unsafe: all clients in the VPC use the endpoint, whose security group must admit them
#       set:
#         - {path: private_dns_enabled, value: true}
no_private_dns contains ["private_dns_enabled"] if {
	input.vpc_endpoint_type == "Interface"
	startswith(input.service_name, "com.amazonaws.")
	not regex.match(`[.]vpce-svc-|[.](s3|dynamodb)$`, input.service_name)
	not input.private_dns_enabled
}

# METADATA
# title: Interface endpoint uses the default security group
# description: >-
#   Without security groups of its own the endpoint joins the default group of the VPC, which
#   rarely lets in those who need it, or lets in all. Give it a group that admits HTTPS from the
#   clients.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
# custom:
#   id: aws-vpc-endpoint-default-security-group
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Give the endpoint a security group
#       unsafe: clients that only the default group admitted are cut off
#       set: [{path: security_group_ids, value: ["${aws_security_group.example.id}"]}]
default_security_group contains ["security_group_ids"] if {
	input.vpc_endpoint_type == "Interface"
	count(object.get(input, "security_group_ids", [])) == 0
}
