# METADATA
# title: AWS Glue data catalog encryption
# scope: package
package parapet.aws_glue_data_catalog_encryption_settings

# METADATA
# title: Glue data catalog is not encrypted at rest
# description: >-
#   The catalog holds the schemas of all data and often samples in comments and
#   properties. It is encrypted only with a mode other than DISABLED.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
# custom:
#   id: aws-glue-data-catalog-encryption-settings-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_94, 01d50b14-e933-4c99-b314-6d08cd37ad35]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: users of the catalog need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: glue
#           set:
#             - {path: description, value: Encrypts the data catalog}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - path: data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode
#           value: SSE-KMS
#         - path: data_catalog_encryption_settings.encryption_at_rest.sse_aws_kms_key_id
#           value: "${aws_kms_key.glue.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: users of the catalog need permission on the key
#       set:
#         - path: data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode
#           value: SSE-KMS
#         - path: data_catalog_encryption_settings.encryption_at_rest.sse_aws_kms_key_id
#           value: "${aws_kms_key.example.arn}"
unencrypted contains path if {
	path := ["data_catalog_encryption_settings", "encryption_at_rest", "catalog_encryption_mode"]
	object.get(input, path, "DISABLED") == "DISABLED"
}

# METADATA
# title: Glue data catalog returns connection passwords in clear
# description: >-
#   Unless connection passwords are returned encrypted, everybody who may read a
#   connection reads its password.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html
# custom:
#   id: aws-glue-data-catalog-encryption-settings-passwords-unencrypted
#   severity: medium
#   category: secrets
#   cwe: [CWE-312]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: [CKV_AWS_94]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: users of connections need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: glue
#           set:
#             - {path: description, value: Encrypts connection passwords}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - path: data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted
#           value: true
#         - path: data_catalog_encryption_settings.connection_password_encryption.aws_kms_key_id
#           value: "${aws_kms_key.glue.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: users of connections need permission on the key
#       set:
#         - path: data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted
#           value: true
#         - path: data_catalog_encryption_settings.connection_password_encryption.aws_kms_key_id
#           value: "${aws_kms_key.example.arn}"
passwords_unencrypted contains path if {
	path := ["data_catalog_encryption_settings", "connection_password_encryption", "return_connection_password_encrypted"]
	not object.get(input, path, false)
}
