resource "aws_neptune_cluster" "legacy" { # want "aws-neptune-cluster-deletion-protection-disabled"
  cluster_identifier  = "legacy"
  engine              = "neptune"
  deletion_protection = true
}

resource "aws_neptune_cluster" "archive" {
  cluster_identifier  = "archive"
  engine              = "neptune"
  deletion_protection = true # want "aws-neptune-cluster-deletion-protection-disabled"
}

resource "aws_neptune_cluster" "orders" {
  cluster_identifier  = "orders"
  engine              = "neptune"
  deletion_protection = true
}
