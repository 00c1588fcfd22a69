resource "aws_redshift_cluster" "legacy" { # want "aws-redshift-cluster-audit-log-disabled"
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
}

resource "aws_redshift_logging" "orders" {
  cluster_identifier   = aws_redshift_cluster.orders.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog"]
}

resource "aws_redshift_cluster" "inline" {
  cluster_identifier     = "inline"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true

  logging {
    enable               = true # want "aws-redshift-cluster-audit-log-disabled"
    log_destination_type = "cloudwatch"
    log_exports          = ["connectionlog", "userlog"]
  }
}
