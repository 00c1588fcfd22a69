# METADATA
# title: AWS Directory Service directories
# scope: package
package parapet.aws_directory_service_directory

import data.parapet.lib.value

# METADATA
# title: Administrator password of a directory stands in the code
# description: >-
#   Whoever reads the code or its history is administrator of the directory, and with it of all
#   machines in the domain. Pass the password in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_getting_started.html
# custom:
#   id: aws-directory-service-directory-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: ["06b9f52a-8cd5-459b-bdc6-21a22521e1be", "6685d912-d81f-4cfa-95ad-e316ea31c989", F31, F36]
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
password_in_code contains ["password"] if {
	value.literal(input.password)
	input.password != ""
}
