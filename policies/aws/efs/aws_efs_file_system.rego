# METADATA
# title: Amazon EFS file systems
# scope: package
package parapet.aws_efs_file_system

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: EFS file system is not encrypted at rest
# description: >-
#   Files and metadata are stored in clear unless the file system is encrypted when
#   it is made; it cannot be encrypted later.
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
# custom:
#   id: aws-efs-file-system-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     cis-aws-3.0: ["2.4.1"]
#     cis-aws-5.0: ["2.3.1"]
#     aws-fsbp: [EFS.1]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     [CKV_AWS_42, 2ff8e83c-90e1-4d68-a300-6d652112e622, 48207659-729f-4b5c-9402-f884257d794f,
#     727c4fd4-d604-4df6-a179-7713d3c85e20, 72840c35-3876-48be-900d-f21b2f0c2ea1, AC_AWS_0097, AC_AWS_0098,
#     AWS-0037, AVD-AWS-0037]
#   remedies:
#     - title: Encrypt the file system
#       unsafe: replaces the file system; its files are lost unless they are copied
#       set: [{path: encrypted, value: true}]
unencrypted contains ["encrypted"] if not input.encrypted

# METADATA
# title: EFS file system is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own.
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
#   - https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   id: aws-efs-file-system-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases:
#     [CKV_AWS_184, 25d251f3-f348-4f95-845c-1090e41a615c, 6d087495-2a42-4735-abf7-02ef5660a7e6,
#     bd77554e-f138-40c5-91b2-2a09f878608e, bdecd6db-2600-47dd-a10c-72c97cf17ae9]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the file system; its files are lost unless they are copied
#       declare:
#         - type: aws_kms_key
#           name: efs
#           set:
#             - {path: description, value: Encrypts EFS file systems}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.efs.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the file system; its files are lost unless they are copied
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
aws_key contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

aws_key contains ["kms_key_id"] if contains(input.kms_key_id, "alias/aws/")

# METADATA
# title: EFS file system has no automatic backups
# description: >-
#   Automatic backups keep daily copies for 35 days, so that files survive deletion
#   and ransomware. They are off for file systems made through the API unless a
#   backup policy turns them on.
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html
# custom:
#   id: aws-efs-file-system-backup-disabled
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [EFS.2]
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Turn automatic backups on
#       satellite:
#         type: aws_efs_backup_policy
#         link: file_system_id
#         attribute: id
#         set:
#           - {path: backup_policy.status, value: ENABLED}
backup_disabled contains ["backup_policy", "status"] if {
	object.get(input, ["backup_policy", "status"], "DISABLED") in {"DISABLED", "DISABLING"}
}

# METADATA
# title: EFS file system policy grants access to everyone
# description: >-
#   A statement that allows every principal lets any client that reaches a mount
#   target use the files. Require known principals, or at least access through a
#   mount target.
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
# custom:
#   id: aws-efs-file-system-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [fae52418-bb8b-4ac2-b287-0b9082d6a3fd, AC_AWS_0464]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts or roles that need access
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
#     - title: Require a mount target
#       unsafe: clients that do not come through a mount target lose access
#       set: [{path: "../Condition.Bool.elasticfilesystem:AccessedViaMountTarget", value: "true"}]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}

# METADATA
# title: EFS file system policy does not refuse clients without TLS
# description: >-
#   NFS traffic crosses the network in clear unless the client mounts with TLS. A
#   statement that denies requests whose aws:SecureTransport is false makes TLS
#   mandatory.
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html
# custom:
#   id: aws-efs-file-system-insecure-transport
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Refuse clients without TLS
#       unsafe: clients that mount without TLS lose access
#       set:
#         - path: "policy.Statement[+]"
#           value:
#             Sid: RequireTLS
#             Effect: Deny
#             Principal: {AWS: "*"}
#             Action: "*"
#             Resource: "${self.arn}"
#             Condition: {Bool: {"aws:SecureTransport": "false"}}
insecure_transport contains ["policy"] if {
	count(iam.statements(input.policy)) > 0
	not iam.requires_tls(input.policy)
}
