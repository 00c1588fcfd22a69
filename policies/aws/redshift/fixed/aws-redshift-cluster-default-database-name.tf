resource "aws_redshift_cluster" "legacy" { # want "aws-redshift-cluster-default-database-name"
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  database_name          = "warehouse"
}

resource "aws_redshift_cluster" "archive" {
  cluster_identifier     = "archive"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  database_name          = "warehouse" # want "aws-redshift-cluster-default-database-name"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  database_name          = "warehouse"
}
