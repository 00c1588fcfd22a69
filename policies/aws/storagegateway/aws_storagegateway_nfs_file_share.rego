# METADATA
# title: NFS file shares of AWS Storage Gateway
# scope: package
package parapet.aws_storagegateway_nfs_file_share

# METADATA
# title: Every address may mount the NFS share
# description: >-
#   NFS knows its clients by their addresses alone. A list with 0.0.0.0/0 lets in whoever
#   reaches the gateway.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/CreatingAnNFSFileShare.html
# custom:
#   id: aws-storagegateway-nfs-file-share-open-clients
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Restrict to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of your clients}
open_clients contains ["client_list", i] if {
	some i, client in input.client_list
	endswith(client, "/0")
}

# METADATA
# title: Root of a client is root on the NFS share
# description: >-
#   Without squashing, the administrator of any client owns all files of the share. RootSquash,
#   the default, maps root to nobody.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/CreatingAnNFSFileShare.html
# custom:
#   id: aws-storagegateway-nfs-file-share-no-squash
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Squash root
#       unsafe: root of a client can no longer change what others own
#       set:
#         - {path: squash, value: RootSquash}
no_squash contains ["squash"] if input.squash == "NoSquash"

# METADATA
# title: File share is not encrypted with a KMS key of the account
# description: >-
#   Files of the share are encrypted by S3 with a key of its own unless KMS is asked for. A
#   customer managed key has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/encrypt-objects-stored-by-file-gateway-in-amazon-s3.html
# custom:
#   id: aws-storagegateway-nfs-file-share-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the role of the file share, and readers of the bucket, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: share
#           set:
#             - {path: description, value: Encrypts the file share}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_encrypted, value: true}
#         - {path: kms_key_arn, value: "${aws_kms_key.share.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the role of the file share, and readers of the bucket, need permission on the key
#       set:
#         - {path: kms_encrypted, value: true}
#         - {path: kms_key_arn, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["kms_encrypted"] if not input.kms_encrypted

# METADATA
# title: Files of the share become public objects
# description: >-
#   The gateway puts this ACL on each object that it writes. With a public one the files can be
#   read by everybody.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
# custom:
#   id: aws-storagegateway-nfs-file-share-public-objects
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Keep the objects private
#       unsafe: strangers cannot read new objects
#       set:
#         - {path: object_acl, value: private}
public_objects contains ["object_acl"] if {
	input.object_acl in {"public-read", "public-read-write", "authenticated-read"}
}
