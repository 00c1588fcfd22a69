# METADATA
# title: Amazon EMR security configurations
# scope: package
package parapet.aws_emr_security_configuration

# METADATA
# title: EMR security configuration does not encrypt data at rest
# description: >-
#   Data in S3 through EMRFS and on the disks of the nodes is encrypted only with
#   EnableAtRestEncryption.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
# custom:
#   id: aws-emr-security-configuration-at-rest-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [EMR.3]
#     nist-800-53-r5: [SC-28]
#   aliases: [5b033ec8-f079-4323-b5c8-99d4620433a9, AWS-0137, AVD-AWS-0137]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the configuration and the clusters that use it; their roles need permission on
#         the key
#       declare:
#         - type: aws_kms_key
#           name: emr
#           set:
#             - {path: description, value: Encrypts data of EMR clusters}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: configuration.EncryptionConfiguration.EnableAtRestEncryption, value: true}
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode
#           value: SSE-KMS
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.emr.arn}"
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType
#           value: AwsKms
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.emr.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the configuration and the clusters that use it; their roles need permission on
#         the key
#       set:
#         - {path: configuration.EncryptionConfiguration.EnableAtRestEncryption, value: true}
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode
#           value: SSE-KMS
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.example.arn}"
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType
#           value: AwsKms
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.example.arn}"
at_rest_unencrypted contains ["configuration", "EncryptionConfiguration", "EnableAtRestEncryption"] if {
	not input.configuration.EncryptionConfiguration.EnableAtRestEncryption
}

# METADATA
# title: EMR security configuration does not encrypt data in transit
# description: >-
#   Traffic between the nodes is in clear unless EnableInTransitEncryption is true
#   and a certificate is given.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
# custom:
#   id: aws-emr-security-configuration-in-transit-unencrypted
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [EMR.4]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_351, AWS-0138, AVD-AWS-0138]
#   remedies:
#     - title: Encrypt traffic within clusters
#       unsafe: replaces the configuration and the clusters that use it
#       set:
#         - {path: configuration.EncryptionConfiguration.EnableInTransitEncryption, value: true}
#         - path: configuration.EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration.CertificateProviderType
#           value: PEM
#         - path: configuration.EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration.S3Object
#           value: "s3://example-certificates/emr.zip"
#           ask: the archive with the certificates
in_transit_unencrypted contains ["configuration", "EncryptionConfiguration", "EnableInTransitEncryption"] if {
	not input.configuration.EncryptionConfiguration.EnableInTransitEncryption
}

# METADATA
# title: EMR security configuration does not encrypt local disks
# description: >-
#   Shuffle data and HDFS blocks on the disks of the nodes are encrypted only with a
#   local disk encryption configuration.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
# custom:
#   id: aws-emr-security-configuration-local-disk-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_349, AWS-0139, AVD-AWS-0139]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the configuration and the clusters that use it; their roles need permission on
#         the key
#       declare:
#         - type: aws_kms_key
#           name: emr
#           set:
#             - {path: description, value: Encrypts data of EMR clusters}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType
#           value: AwsKms
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.emr.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the configuration and the clusters that use it; their roles need permission on
#         the key
#       set:
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType
#           value: AwsKms
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.example.arn}"
local_disk_unencrypted contains path if {
	path := ["configuration", "EncryptionConfiguration", "AtRestEncryptionConfiguration", "LocalDiskEncryptionConfiguration"]
	object.get(input, array.concat(path, ["EncryptionKeyProviderType"]), "") == ""
}

# METADATA
# title: EMR security configuration does not encrypt EBS volumes
# description: >-
#   EnableEbsEncryption covers the root volume and attached storage of the nodes,
#   which the encryption of local disks by LUKS leaves out.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
# custom:
#   id: aws-emr-security-configuration-ebs-unencrypted
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_350]
#   remedies:
#     - title: Encrypt EBS volumes
#       unsafe: >-
#         replaces the configuration and the clusters that use it; local disks must be encrypted
#         with a KMS key
#       set:
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption
#           value: true
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the configuration and the clusters that use it; their roles need permission on
#         the key
#       declare:
#         - type: aws_kms_key
#           name: emr
#           set:
#             - {path: description, value: Encrypts data of EMR clusters}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption
#           value: true
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType
#           value: AwsKms
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.emr.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the configuration and the clusters that use it; their roles need permission on
#         the key
#       set:
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption
#           value: true
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType
#           value: AwsKms
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.example.arn}"
ebs_unencrypted contains ["configuration", "EncryptionConfiguration", "AtRestEncryptionConfiguration", "LocalDiskEncryptionConfiguration", "EnableEbsEncryption"] if {
	not input.configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption
}

# METADATA
# title: EMR security configuration encrypts S3 data without a KMS key
# description: >-
#   With SSE-S3 everybody who may read the bucket reads the data. SSE-KMS and
#   CSE-KMS ask for permission on a key as well.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
# custom:
#   id: aws-emr-security-configuration-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_171]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the configuration and the clusters that use it; their roles need permission on
#         the key
#       declare:
#         - type: aws_kms_key
#           name: emr
#           set:
#             - {path: description, value: Encrypts data of EMR clusters}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: configuration.EncryptionConfiguration.EnableAtRestEncryption, value: true}
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode
#           value: SSE-KMS
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.emr.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the configuration and the clusters that use it; their roles need permission on
#         the key
#       set:
#         - {path: configuration.EncryptionConfiguration.EnableAtRestEncryption, value: true}
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode
#           value: SSE-KMS
#         - path: configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.AwsKmsKey
#           value: "${aws_kms_key.example.arn}"
aws_key contains ["configuration", "EncryptionConfiguration", "AtRestEncryptionConfiguration", "S3EncryptionConfiguration", "EncryptionMode"] if {
	not endswith(s3_mode, "KMS")
}

s3_mode := object.get(
	input.configuration,
	["EncryptionConfiguration", "AtRestEncryptionConfiguration", "S3EncryptionConfiguration", "EncryptionMode"], "SSE-S3",
)
