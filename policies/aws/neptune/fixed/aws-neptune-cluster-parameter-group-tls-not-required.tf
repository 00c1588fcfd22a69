resource "aws_neptune_cluster_parameter_group" "legacy" {
  name   = "legacy"
  family = "neptune1.3"

  parameter {
    name  = "neptune_enforce_ssl"
    value = "1" # want "aws-neptune-cluster-parameter-group-tls-not-required"
  }
}

resource "aws_neptune_cluster_parameter_group" "orders" {
  name   = "orders"
  family = "neptune1.3"

  parameter {
    name  = "neptune_enforce_ssl"
    value = "1"
  }
}
