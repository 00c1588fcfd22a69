resource "aws_redshift_cluster" "legacy" {
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  master_username        = "app_owner" # want "aws-redshift-cluster-default-admin-username"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  master_username        = "app_owner"
}
