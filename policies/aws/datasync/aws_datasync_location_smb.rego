# METADATA
# title: AWS DataSync locations on SMB servers
# scope: package
package parapet.aws_datasync_location_smb

import data.parapet.lib.value

# METADATA
# title: Password for the file server stands in the code
# description: >-
#   Whoever reads the code or its history can read the shares. Pass the password in from a
#   secret store.
# related_resources:
#   - https://docs.aws.amazon.com/datasync/latest/userguide/create-smb-location.html
# custom:
#   id: aws-datasync-location-smb-password-in-code
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
#           name: smb_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.smb_password}"}]
password_in_code contains ["password"] if {
	value.literal(input.password)
	input.password != ""
}
