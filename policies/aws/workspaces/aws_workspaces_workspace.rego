# METADATA
# title: Amazon WorkSpaces
# scope: package
package parapet.aws_workspaces_workspace

# METADATA
# title: Root volume of the WorkSpace is not encrypted
# description: >-
#   Desktops hold documents, mail and cached credentials, and a volume cannot be encrypted after
#   launch. Encrypt it when the WorkSpace is made.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
# custom:
#   id: aws-workspaces-workspace-unencrypted-root-volume
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [WorkSpaces.2]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_156, AC_AWS_0503, AWS-0109, AVD-AWS-0109]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the WorkSpace
#       declare:
#         - type: aws_kms_key
#           name: workspaces
#           set:
#             - {path: description, value: Encrypts WorkSpaces}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: root_volume_encryption_enabled, value: true}
#         - {path: volume_encryption_key, value: "${aws_kms_key.workspaces.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the WorkSpace
#       set:
#         - {path: root_volume_encryption_enabled, value: true}
#         - {path: volume_encryption_key, value: "${aws_kms_key.example.arn}"}
#     - title: Encrypt with the AWS managed key
#       unsafe: replaces the WorkSpace
#       set:
#         - {path: root_volume_encryption_enabled, value: true}
#         - {path: volume_encryption_key, value: alias/aws/workspaces}
unencrypted_root_volume contains ["root_volume_encryption_enabled"] if not input.root_volume_encryption_enabled

# METADATA
# title: User volume of the WorkSpace is not encrypted
# description: >-
#   Desktops hold documents, mail and cached credentials, and a volume cannot be encrypted after
#   launch. Encrypt it when the WorkSpace is made.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
# custom:
#   id: aws-workspaces-workspace-unencrypted-user-volume
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [WorkSpaces.1]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_155, 89827c57-5a8a-49eb-9731-976a606d70db, b9033580-6886-401a-8631-5f19f5bb24c7,
#     AC_AWS_0504]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the WorkSpace
#       declare:
#         - type: aws_kms_key
#           name: workspaces
#           set:
#             - {path: description, value: Encrypts WorkSpaces}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: user_volume_encryption_enabled, value: true}
#         - {path: volume_encryption_key, value: "${aws_kms_key.workspaces.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the WorkSpace
#       set:
#         - {path: user_volume_encryption_enabled, value: true}
#         - {path: volume_encryption_key, value: "${aws_kms_key.example.arn}"}
#     - title: Encrypt with the AWS managed key
#       unsafe: replaces the WorkSpace
#       set:
#         - {path: user_volume_encryption_enabled, value: true}
#         - {path: volume_encryption_key, value: alias/aws/workspaces}
unencrypted_user_volume contains ["user_volume_encryption_enabled"] if not input.user_volume_encryption_enabled
