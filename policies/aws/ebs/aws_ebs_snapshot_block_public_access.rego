# METADATA
# title: Block of public access to Amazon EBS snapshots
# scope: package
package parapet.aws_ebs_snapshot_block_public_access

# METADATA
# title: EBS snapshots of the account may be shared with everyone
# description: >-
#   A public snapshot hands the whole disk to any AWS account. Block all sharing, or
#   at least new sharing, in every Region.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html
# custom:
#   id: aws-ebs-snapshot-block-public-access-off
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.182]
#     nist-800-53-r5: [AC-3]
#   remedies:
#     - title: Block all public sharing
#       set: [{path: state, value: block-all-sharing}]
off contains ["state"] if input.state == "unblocked"
