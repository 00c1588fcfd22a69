# METADATA
# title: Amazon Redshift Serverless workgroups
# scope: package
package parapet.aws_redshiftserverless_workgroup

import data.parapet.lib.value

# METADATA
# title: Redshift Serverless workgroup is publicly accessible
# description: >-
#   A publicly accessible workgroup has a public address, so that only its security
#   groups and its passwords keep the internet out.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces.html
# custom:
#   id: aws-redshiftserverless-workgroup-publicly-accessible
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [RedshiftServerless.3]
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Make the workgroup private
#       unsafe: clients outside of the VPC can no longer connect
#       set:
#         - {path: publicly_accessible, value: false}
publicly_accessible contains ["publicly_accessible"] if input.publicly_accessible

# METADATA
# title: Redshift Serverless workgroup loads and unloads data outside the VPC
# description: >-
#   With enhanced VPC routing, COPY and UNLOAD traffic stays in the VPC, where
#   security groups, endpoints and flow logs see it.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces.html
# custom:
#   id: aws-redshiftserverless-workgroup-enhanced-vpc-routing-disabled
#   severity: low
#   category: network
#   controls:
#     aws-fsbp: [RedshiftServerless.1]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Route through the VPC
#       unsafe: the VPC needs routes to S3
#       set: [{path: enhanced_vpc_routing, value: true}]
enhanced_vpc_routing_disabled contains ["enhanced_vpc_routing"] if not input.enhanced_vpc_routing

# METADATA
# title: Redshift Serverless workgroup accepts connections without TLS
# description: >-
#   With require_ssl at false, clients may send passwords and data in clear.
# related_resources:
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-security-in-transit.html
# custom:
#   id: aws-redshiftserverless-workgroup-tls-not-required
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [RedshiftServerless.2]
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Require TLS
#       unsafe: clients must connect with TLS
#       set:
#         - {path: ".", value: "true"}
tls_not_required contains ["config_parameter", i, "parameter_value"] if {
	some i, parameter in input.config_parameter
	parameter.parameter_key == "require_ssl"
	value.falsy(parameter.parameter_value)
}
