resource "aws_ebs_snapshot_block_public_access" "legacy" {
  state = "block-all-sharing" # want "aws-ebs-snapshot-block-public-access-off"
}

resource "aws_ebs_snapshot_block_public_access" "orders" {
  state = "block-all-sharing"
}
