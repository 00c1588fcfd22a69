resource "aws_neptune_cluster_parameter_group" "legacy" {
  name   = "legacy"
  family = "neptune1.3"

  parameter {
    name  = "neptune_enable_audit_log"
    value = "1" # want "aws-neptune-cluster-parameter-group-audit-log-disabled"
  }
}

resource "aws_neptune_cluster_parameter_group" "orders" {
  name   = "orders"
  family = "neptune1.3"

  parameter {
    name  = "neptune_enable_audit_log"
    value = "1"
  }
}
