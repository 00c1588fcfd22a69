# METADATA
# title: Account settings of AWS Systems Manager
# scope: package
package parapet.aws_ssm_service_setting

# METADATA
# title: Account may share Systems Manager documents with everybody
# description: >-
#   Public documents show commands and names to all accounts. Leave the block on public
#   sharing on.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html#ssm-7
# custom:
#   id: aws-ssm-service-setting-public-documents
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [SSM.7]
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Block public sharing
#       unsafe: documents can no longer be shared with everybody
#       set:
#         - {path: setting_value, value: Disable}
public_documents contains ["setting_value"] if {
	endswith(input.setting_id, "/documents/console/public-sharing-permission")
	lower(input.setting_value) == "enable"
}
