resource "aws_neptune_cluster" "legacy" { # want "aws-neptune-cluster-unencrypted"
  cluster_identifier = "legacy"
  engine             = "neptune"
  storage_encrypted  = true
}

resource "aws_neptune_cluster" "archive" {
  cluster_identifier = "archive"
  engine             = "neptune"
  storage_encrypted  = true # want "aws-neptune-cluster-unencrypted"
}

resource "aws_neptune_cluster" "orders" {
  cluster_identifier = "orders"
  engine             = "neptune"
  storage_encrypted  = true
}
