package parapet.aws_api_gateway_domain_name

import data.parapet.lib.secrets

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
private_key_in_code contains ["certificate_private_key"] if secrets.contains_credential(input.certificate_private_key)
