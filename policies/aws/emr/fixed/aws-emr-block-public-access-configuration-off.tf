resource "aws_emr_block_public_access_configuration" "legacy" {
  block_public_security_group_rules = true # want "aws-emr-block-public-access-configuration-off"
}

resource "aws_emr_block_public_access_configuration" "orders" {
  block_public_security_group_rules = true
}
