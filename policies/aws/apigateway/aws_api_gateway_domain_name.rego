# METADATA
# title: Amazon API Gateway domain names
# scope: package
package parapet.aws_api_gateway_domain_name

import data.parapet.lib.secrets

# METADATA
# title: API domain accepts old versions of TLS
# description: >-
#   TLS 1.0 has known weaknesses. Choose the security policy TLS_1_2.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
# custom:
#   id: aws-api-gateway-domain-name-weak-tls
#   severity: medium
#   category: encryption-in-transit
#   controls:
#     nist-800-53-r5: [SC-8]
#   cwe: [CWE-326]
#   aliases:
#     - CKV_AWS_206
#     - AWS-0005
#     - AVD-AWS-0005
#     - "4e1cc5d3-2811-4fb2-861c-ee9b3cb7f90b"
#     - "8275fab0-68ec-4705-bbf4-86975edb170e"
#   remedies:
#     - title: Require TLS 1.2
#       unsafe: clients that know older versions alone are turned away
#       set: [{path: security_policy, value: TLS_1_2}]
weak_tls contains ["security_policy"] if {
	input.security_policy == "TLS_1_0"
}

weak_tls contains ["security_policy"] if {
	not input.security_policy
}

# METADATA
# title: Private key of an API domain stands in the code
# description: >-
#   Whoever reads the code or the state can pose as the domain. Import the certificate
#   into ACM and name its ARN.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html
# custom:
#   id: aws-api-gateway-domain-name-private-key-in-code
#   severity: critical
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the private key from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: domain_private_key
#           set:
#             - {path: description, value: Private key}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.domain_private_key}"}]
private_key_in_code contains ["certificate_private_key"] if secrets.contains_credential(input.certificate_private_key)
