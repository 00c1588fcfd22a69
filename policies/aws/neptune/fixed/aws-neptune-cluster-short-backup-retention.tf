resource "aws_neptune_cluster" "legacy" { # want "aws-neptune-cluster-short-backup-retention"
  cluster_identifier      = "legacy"
  engine                  = "neptune"
  backup_retention_period = 14
}

resource "aws_neptune_cluster" "archive" {
  cluster_identifier      = "archive"
  engine                  = "neptune"
  backup_retention_period = 14 # want "aws-neptune-cluster-short-backup-retention"
}

resource "aws_neptune_cluster" "orders" {
  cluster_identifier      = "orders"
  engine                  = "neptune"
  backup_retention_period = 14
}
