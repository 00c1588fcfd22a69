# METADATA
# title: Directory configurations of Amazon AppStream
# scope: package
package parapet.aws_appstream_directory_config

import data.parapet.lib.value

# METADATA
# title: AppStream has the password of a directory account in the configuration
# description: >-
#   The account may join computers to the domain, and whoever reads the repository can use it.
#   Pass the password in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/appstream2/latest/developerguide/active-directory-admin.html
# custom:
#   id: aws-appstream-directory-config-literal-password
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: directory_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.directory_password}"}]
literal_password contains ["service_account_credentials", "account_password"] if {
	value.literal(input.service_account_credentials.account_password)
}
