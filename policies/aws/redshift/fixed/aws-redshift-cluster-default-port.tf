resource "aws_redshift_cluster" "legacy" { # want "aws-redshift-cluster-default-port"
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  port                   = 5440
}

resource "aws_redshift_cluster" "archive" {
  cluster_identifier     = "archive"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  port                   = 5440 # want "aws-redshift-cluster-default-port"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  port                   = 5440
}
