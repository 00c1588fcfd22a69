resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_neptune_cluster" "legacy" { # want "aws-neptune-cluster-customer-managed-key"
  cluster_identifier = "legacy"
  engine             = "neptune"
  storage_encrypted  = true
  kms_key_arn        = aws_kms_key.neptune.arn
}

resource "aws_kms_key" "neptune" {
  description             = "Encrypts the cluster"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_neptune_cluster" "orders" {
  cluster_identifier = "orders"
  engine             = "neptune"
  storage_encrypted  = true
  kms_key_arn        = aws_kms_key.data.arn
}
