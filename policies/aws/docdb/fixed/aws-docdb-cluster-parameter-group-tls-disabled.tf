resource "aws_docdb_cluster_parameter_group" "legacy" {
  name   = "legacy"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "enabled" # want "aws-docdb-cluster-parameter-group-tls-disabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "orders" {
  name   = "orders"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "enabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "ledger" {
  name   = "ledger"
  family = "docdb5.0"

  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}
