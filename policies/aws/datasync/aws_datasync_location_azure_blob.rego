# METADATA
# title: AWS DataSync locations in Azure Blob Storage
# scope: package
package parapet.aws_datasync_location_azure_blob

import data.parapet.lib.value

# METADATA
# title: SAS token for the blob container stands in the code
# description: >-
#   Whoever reads the code or its history can use the container as long as the token is valid.
#   Pass it in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/datasync/latest/userguide/creating-azure-blob-location.html
# custom:
#   id: aws-datasync-location-azure-blob-token-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the token from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: sas_token
#           set:
#             - {path: description, value: Token}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.sas_token}"}]
token_in_code contains ["sas_configuration", "token"] if {
	value.literal(input.sas_configuration.token)
	input.sas_configuration.token != ""
}
