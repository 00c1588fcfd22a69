resource "aws_redshift_cluster" "legacy" { # want "aws-redshift-cluster-short-backup-retention"
  cluster_identifier                  = "legacy"
  node_type                           = "ra3.large"
  number_of_nodes                     = 2
  manage_master_password              = true
  automated_snapshot_retention_period = 7
}

resource "aws_redshift_cluster" "archive" {
  cluster_identifier                  = "archive"
  node_type                           = "ra3.large"
  number_of_nodes                     = 2
  manage_master_password              = true
  automated_snapshot_retention_period = 7 # want "aws-redshift-cluster-short-backup-retention"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier                  = "orders"
  node_type                           = "ra3.large"
  number_of_nodes                     = 2
  manage_master_password              = true
  automated_snapshot_retention_period = 7
}
