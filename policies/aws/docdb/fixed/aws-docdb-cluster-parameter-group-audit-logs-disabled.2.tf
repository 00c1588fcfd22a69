resource "aws_docdb_cluster_parameter_group" "legacy" {
  name   = "legacy"
  family = "docdb5.0"

  parameter { # want "aws-docdb-cluster-parameter-group-audit-logs-disabled"
    name  = "tls"
    value = "enabled"
  }

  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "archive" {
  name   = "archive"
  family = "docdb5.0"

  parameter {
    name  = "audit_logs"
    value = "disabled" # want "aws-docdb-cluster-parameter-group-audit-logs-disabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "orders" {
  name   = "orders"
  family = "docdb5.0"

  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}
