resource "aws_redshift_cluster" "legacy" {
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  publicly_accessible    = false # want "aws-redshift-cluster-publicly-accessible"
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
  publicly_accessible    = false
}
