resource "aws_rds_global_cluster" "legacy" { # want "aws-rds-global-cluster-unencrypted"
  global_cluster_identifier = "legacy"
  engine                    = "aurora-postgresql"
  storage_encrypted         = true
}

resource "aws_rds_global_cluster" "archive" {
  global_cluster_identifier = "archive"
  engine                    = "aurora-postgresql"
  storage_encrypted         = true # want "aws-rds-global-cluster-unencrypted"
}

resource "aws_rds_global_cluster" "orders" {
  global_cluster_identifier = "orders"
  engine                    = "aurora-postgresql"
  storage_encrypted         = true
}
