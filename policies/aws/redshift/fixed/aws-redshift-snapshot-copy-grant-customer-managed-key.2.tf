resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_redshift_snapshot_copy_grant" "legacy" { # want "aws-redshift-snapshot-copy-grant-customer-managed-key"
  snapshot_copy_grant_name = "legacy"
  kms_key_id               = aws_kms_key.data.arn
}

resource "aws_redshift_snapshot_copy_grant" "orders" {
  snapshot_copy_grant_name = "orders"
  kms_key_id               = aws_kms_key.data.arn
}
