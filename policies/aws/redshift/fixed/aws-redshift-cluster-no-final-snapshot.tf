resource "aws_redshift_cluster" "legacy" {
  cluster_identifier        = "legacy"
  node_type                 = "ra3.large"
  number_of_nodes           = 2
  manage_master_password    = true
  skip_final_snapshot       = false # want "aws-redshift-cluster-no-final-snapshot"
  final_snapshot_identifier = "final-snapshot"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier        = "orders"
  node_type                 = "ra3.large"
  number_of_nodes           = 2
  manage_master_password    = true
  final_snapshot_identifier = "orders-final"
}
