resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_memorydb_snapshot" "legacy" { # want "aws-memorydb-snapshot-customer-managed-key"
  cluster_name = "orders"
  name         = "legacy"
  kms_key_arn  = aws_kms_key.data.arn
}

resource "aws_memorydb_snapshot" "orders" {
  cluster_name = "orders"
  name         = "orders"
  kms_key_arn  = aws_kms_key.data.arn
}
