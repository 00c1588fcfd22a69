resource "aws_rds_global_cluster" "legacy" { # want "aws-rds-global-cluster-deletion-protection-disabled"
  global_cluster_identifier = "legacy"
  engine                    = "aurora-postgresql"
  deletion_protection       = true
}

resource "aws_rds_global_cluster" "orders" {
  global_cluster_identifier = "orders"
  engine                    = "aurora-postgresql"
  deletion_protection       = true
}
