# METADATA
# title: Principals of VPC endpoint services
# scope: package
package parapet.aws_vpc_endpoint_service_allowed_principal

# METADATA
# title: Endpoint service may be used by every AWS account
# description: >-
#   With the principal * everybody with an AWS account may ask for a connection to the service.
#   Name the account or role of the consumer.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
# custom:
#   id: aws-vpc-endpoint-service-allowed-principal-any-principal
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
any_principal contains ["principal_arn"] if input.principal_arn == "*"
