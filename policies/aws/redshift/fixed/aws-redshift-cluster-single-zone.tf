resource "aws_redshift_cluster" "legacy" { # want "aws-redshift-cluster-single-zone"
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  multi_az               = true
}

resource "aws_redshift_cluster" "archive" {
  cluster_identifier     = "archive"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  multi_az               = true # want "aws-redshift-cluster-single-zone"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  multi_az               = true
}
