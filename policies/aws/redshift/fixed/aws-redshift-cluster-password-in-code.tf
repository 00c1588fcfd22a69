resource "aws_redshift_cluster" "legacy" {
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  master_username        = "app_owner"
  manage_master_password = true
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  master_username        = "app_owner"
  manage_master_password = true
}
