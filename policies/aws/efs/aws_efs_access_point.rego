# METADATA
# title: Amazon EFS access points
# scope: package
package parapet.aws_efs_access_point

# METADATA
# title: EFS access point exposes the root of the file system
# description: >-
#   An access point without a root directory of its own shows its clients every
#   directory. Point it at the directory that the application needs.
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html
# custom:
#   id: aws-efs-access-point-root-directory
#   severity: medium
#   category: identity
#   cwe: [CWE-552]
#   controls:
#     aws-fsbp: [EFS.3]
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV_AWS_329]
#   remedies:
#     - title: Expose a directory
#       unsafe: replaces the access point; clients see this directory alone
#       set:
#         - {path: root_directory.path, value: /application, ask: the directory of the application}
#         - {path: root_directory.creation_info.owner_uid, value: 1000}
#         - {path: root_directory.creation_info.owner_gid, value: 1000}
#         - {path: root_directory.creation_info.permissions, value: "0750"}
root_directory contains ["root_directory", "path"] if object.get(input, ["root_directory", "path"], "/") == "/"

# METADATA
# title: EFS access point does not enforce a user identity
# description: >-
#   Without a POSIX user the access point trusts the user and group ids that the
#   client claims, root included. Set the ids that all requests through it are made
#   with.
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html
# custom:
#   id: aws-efs-access-point-user-identity
#   severity: medium
#   category: identity
#   cwe: [CWE-287]
#   controls:
#     aws-fsbp: [EFS.4]
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV_AWS_330]
#   remedies:
#     - title: Enforce an ordinary user
#       unsafe: replaces the access point; files are made and read as this user
#       set:
#         - {path: posix_user.uid, value: 1000}
#         - {path: posix_user.gid, value: 1000}
user_identity contains ["posix_user"] if not input.posix_user
