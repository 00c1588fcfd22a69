# METADATA
# title: AWS AppConfig configuration profiles
# scope: package
package parapet.aws_appconfig_configuration_profile

import data.parapet.lib.value

# METADATA
# title: Hosted configuration is not encrypted with a KMS key of the account
# description: >-
#   AppConfig encrypts hosted configurations with a key that AWS owns. A customer managed key
#   has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
# custom:
#   id: aws-appconfig-configuration-profile-no-cmk
#   severity: info
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: appconfig
#           set:
#             - {path: description, value: Encrypts hosted configurations}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_identifier, value: "${aws_kms_key.appconfig.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever uses the data needs permission on the key
#       set: [{path: kms_key_identifier, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["kms_key_identifier"] if {
	input.location_uri == "hosted"
	not value.is_set(input, "kms_key_identifier")
}
