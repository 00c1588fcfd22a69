# METADATA
# title: Service-specific credentials of AWS IAM users
# scope: package
package parapet.aws_iam_service_specific_credential

import data.parapet.lib.value

# METADATA
# title: Service-specific credential never expires
# description: >-
#   User name and password for a service work until somebody deletes them. Set an age in
#   days where the service allows it, or use roles.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_service_specific_credential
# custom:
#   id: aws-iam-service-specific-credential-no-expiry
#   severity: low
#   category: identity
#   cwe: [CWE-613]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Expire the credential after 90 days
#       unsafe: replaces the credential
#       set:
#         - {path: credential_age_days, value: 90}
no_expiry contains ["credential_age_days"] if {
	input.service_name == "bedrock.amazonaws.com"
	not value.is_set(input, "credential_age_days")
}
