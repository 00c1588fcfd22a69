resource "aws_neptune_cluster" "legacy" { # want "aws-neptune-cluster-audit-log-disabled"
  cluster_identifier             = "legacy"
  engine                         = "neptune"
  enable_cloudwatch_logs_exports = ["audit"]
}

resource "aws_neptune_cluster" "archive" {
  cluster_identifier             = "archive"
  engine                         = "neptune"
  enable_cloudwatch_logs_exports = ["audit"] # want "aws-neptune-cluster-audit-log-disabled"
}

resource "aws_neptune_cluster" "orders" {
  cluster_identifier             = "orders"
  engine                         = "neptune"
  enable_cloudwatch_logs_exports = ["audit"]
}
