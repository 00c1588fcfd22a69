resource "aws_docdb_cluster" "legacy" {
  cluster_identifier              = "legacy"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.legacy.name
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier              = "orders"
  master_username                 = "app_owner"
  manage_master_user_password     = true
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.orders.name
}

resource "aws_docdb_cluster_parameter_group" "legacy" {
  name   = "legacy"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "disabled" # want "aws-docdb-cluster-tls-disabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "orders" {
  name   = "orders"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "tls1.2+"
  }
}
