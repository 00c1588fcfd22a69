# METADATA
# title: File system associations of AWS Storage Gateway
# scope: package
package parapet.aws_storagegateway_file_system_association

import data.parapet.lib.value

# METADATA
# title: Password of a file system association stands in the code
# description: >-
#   Whoever reads the code or its history can read the file system. Pass the password in from a
#   secret store.
# related_resources:
#   - https://docs.aws.amazon.com/storagegateway/latest/APIReference/API_AssociateFileSystem.html
# custom:
#   id: aws-storagegateway-file-system-association-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: file_system_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password for the file system}
#       set:
#         - {path: ".", value: "${var.file_system_password}"}
password_in_code contains ["password"] if {
	value.literal(input.password)
	input.password != ""
}
