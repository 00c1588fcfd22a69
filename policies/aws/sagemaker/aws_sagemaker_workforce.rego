# METADATA
# title: Workforces of Amazon SageMaker
# scope: package
package parapet.aws_sagemaker_workforce

import data.parapet.lib.net
import data.parapet.lib.secrets

# METADATA
# title: Workers label data from any address
# description: >-
#   Without a list of address ranges stolen credentials work from anywhere. Name the
#   ranges of the workers.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-management-private-api.html
# custom:
#   id: aws-sagemaker-workforce-any-address
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict to networks of yours
#       unsafe: workers elsewhere are shut out
#       set:
#         - path: source_ip_config.cidrs
#           value: [203.0.113.0/24]
#           ask: the networks of your workers
any_address contains ["source_ip_config", "cidrs"] if count(object.get(input, ["source_ip_config", "cidrs"], [])) == 0

any_address contains ["source_ip_config", "cidrs", i] if {
	some i, cidr in input.source_ip_config.cidrs
	net.is_world(cidr)
}

# METADATA
# title: OpenID Connect secret of a workforce stands in the code
# description: >-
#   Everybody who reads the code or its history can pose as the client. Pass it from a
#   secret store.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-create-private-oidc.html
# custom:
#   id: aws-sagemaker-workforce-client-secret-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the secret from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: oidc_client_secret
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Client secret at the identity provider}
#       set:
#         - {path: ".", value: "${var.oidc_client_secret}"}
client_secret_in_code contains ["oidc_config", "client_secret"] if secrets.is_credential("client_secret", input.oidc_config.client_secret)
