resource "aws_neptune_global_cluster" "legacy" { # want "aws-neptune-global-cluster-unencrypted"
  global_cluster_identifier = "legacy"
  engine                    = "neptune"
  storage_encrypted         = true
}

resource "aws_neptune_global_cluster" "orders" {
  global_cluster_identifier = "orders"
  engine                    = "neptune"
  storage_encrypted         = true
}
