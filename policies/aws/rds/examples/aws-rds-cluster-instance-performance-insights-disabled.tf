resource "aws_rds_cluster_instance" "legacy" { # want "aws-rds-cluster-instance-performance-insights-disabled"
  identifier         = "legacy"
  cluster_identifier = "example"
  engine             = "aurora-postgresql"
  instance_class     = "db.r6g.large"
}

resource "aws_rds_cluster_instance" "archive" {
  identifier                   = "archive"
  cluster_identifier           = "example"
  engine                       = "aurora-postgresql"
  instance_class               = "db.r6g.large"
  performance_insights_enabled = false # want "aws-rds-cluster-instance-performance-insights-disabled"
}

resource "aws_rds_cluster_instance" "orders" {
  identifier                   = "orders"
  cluster_identifier           = "example"
  engine                       = "aurora-postgresql"
  instance_class               = "db.r6g.large"
  performance_insights_enabled = true
}
