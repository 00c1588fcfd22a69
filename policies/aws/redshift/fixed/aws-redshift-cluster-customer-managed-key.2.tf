resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_redshift_cluster" "legacy" { # want "aws-redshift-cluster-customer-managed-key"
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  encrypted              = true
  kms_key_id             = aws_kms_key.data.arn
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  encrypted              = true
  kms_key_id             = aws_kms_key.data.arn
}
