# METADATA
# title: AWS provider configurations
# scope: package
package parapet.provider_aws

# METADATA
# title: AWS credentials stand in the code
# description: >-
#   Keys in code are in every clone and its history. Take credentials from the environment,
#   a profile or a role.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration
# custom:
#   id: provider-aws-static-credentials
#   severity: critical
#   category: secrets
#   controls:
#     nist-800-53-r5: [IA-5]
#   cwe: [CWE-798]
#   aliases:
#     - CKV_AWS_41
#     - "5b48c507-0d1f-41b0-a630-76817c6b4189"
#   remedies:
#     - title: Take credentials from the environment
#       unsafe: >-
#         the environment, a profile or a role must give credentials; those in the code stay in its
#         history and have to be changed
#       remove: [access_key, secret_key, token]
static_credentials contains ["access_key"] if {
	input.access_key != ""
	not contains(input.access_key, "${")
}

static_credentials contains ["secret_key"] if {
	not input.access_key
	input.secret_key != ""
	not contains(input.secret_key, "${")
}
