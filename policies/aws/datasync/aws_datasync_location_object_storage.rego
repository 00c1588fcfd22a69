# METADATA
# title: AWS DataSync object storage locations
# scope: package
package parapet.aws_datasync_location_object_storage

import data.parapet.lib.value

# METADATA
# title: Secret key of the object storage stands in the code
# description: >-
#   Whoever reads the code or its history can use the storage. Pass the key in from a secret
#   store.
# related_resources:
#   - https://docs.aws.amazon.com/datasync/latest/userguide/create-object-location.html
# custom:
#   id: aws-datasync-location-object-storage-secret-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: [CKV_AWS_295]
#   remedies:
#     - title: Take the secret key from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: object_storage_secret_key
#           set:
#             - {path: description, value: Secret key}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.object_storage_secret_key}"}]
secret_in_code contains ["secret_key"] if {
	value.literal(input.secret_key)
	input.secret_key != ""
}

# METADATA
# title: DataSync reaches the object storage over plain HTTP
# description: >-
#   Objects and signatures travel in the clear. HTTPS is the default.
# related_resources:
#   - https://docs.aws.amazon.com/datasync/latest/userguide/API_CreateLocationObjectStorage.html
# custom:
#   id: aws-datasync-location-object-storage-plain-http
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use HTTPS
#       unsafe: the server must serve HTTPS on the port
#       set: [{path: server_protocol, value: HTTPS}]
plain_http contains ["server_protocol"] if input.server_protocol == "HTTP"
