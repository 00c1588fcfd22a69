resource "aws_docdb_global_cluster" "legacy" { # want "aws-docdb-global-cluster-unencrypted"
  global_cluster_identifier = "legacy"
  engine                    = "docdb"
  storage_encrypted         = true
}

resource "aws_docdb_global_cluster" "archive" {
  global_cluster_identifier = "archive"
  engine                    = "docdb"
  storage_encrypted         = true # want "aws-docdb-global-cluster-unencrypted"
}

resource "aws_docdb_global_cluster" "orders" {
  global_cluster_identifier = "orders"
  engine                    = "docdb"
  storage_encrypted         = true
}
