# METADATA
# title: Imported Amazon EBS snapshots
# scope: package
package parapet.aws_ebs_snapshot_import

# METADATA
# title: Imported EBS snapshot is not encrypted
# description: >-
#   An imported disk image is stored in clear unless the code asks for encryption,
#   and so are the volumes made from it.
# related_resources:
#   - https://docs.aws.amazon.com/vm-import/latest/userguide/vmimport-import-snapshot.html
# custom:
#   id: aws-ebs-snapshot-import-unencrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt the snapshot
#       unsafe: replaces the snapshot, which is imported again
#       set: [{path: encrypted, value: true}]
unencrypted contains ["encrypted"] if not input.encrypted
