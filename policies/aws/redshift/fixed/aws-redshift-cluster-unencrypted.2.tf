resource "aws_redshift_cluster" "legacy" {
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  encrypted              = true # want "aws-redshift-cluster-unencrypted"
  kms_key_id             = aws_kms_key.warehouse.arn
}

resource "aws_kms_key" "warehouse" {
  description             = "Encrypts the warehouse"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
}

resource "aws_redshift_cluster" "ledger" {
  cluster_identifier     = "ledger"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  encrypted              = true
}
