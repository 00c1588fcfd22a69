resource "aws_neptune_cluster" "legacy" { # want "aws-neptune-cluster-iam-authentication-disabled"
  cluster_identifier                  = "legacy"
  engine                              = "neptune"
  iam_database_authentication_enabled = true
}

resource "aws_neptune_cluster" "archive" {
  cluster_identifier                  = "archive"
  engine                              = "neptune"
  iam_database_authentication_enabled = true # want "aws-neptune-cluster-iam-authentication-disabled"
}

resource "aws_neptune_cluster" "orders" {
  cluster_identifier                  = "orders"
  engine                              = "neptune"
  iam_database_authentication_enabled = true
}
