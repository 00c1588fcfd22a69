resource "aws_neptune_cluster" "legacy" { # want "aws-neptune-cluster-snapshot-tags-not-copied"
  cluster_identifier    = "legacy"
  engine                = "neptune"
  copy_tags_to_snapshot = true
}

resource "aws_neptune_cluster" "archive" {
  cluster_identifier    = "archive"
  engine                = "neptune"
  copy_tags_to_snapshot = true # want "aws-neptune-cluster-snapshot-tags-not-copied"
}

resource "aws_neptune_cluster" "orders" {
  cluster_identifier    = "orders"
  engine                = "neptune"
  copy_tags_to_snapshot = true
}
