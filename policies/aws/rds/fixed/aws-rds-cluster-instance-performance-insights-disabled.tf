resource "aws_rds_cluster_instance" "legacy" { # want "aws-rds-cluster-instance-performance-insights-disabled"
  identifier                      = "legacy"
  cluster_identifier              = "example"
  engine                          = "aurora-postgresql"
  instance_class                  = "db.r6g.large"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.insights.arn
}

resource "aws_kms_key" "insights" {
  description             = "Encrypts Performance Insights"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_rds_cluster_instance" "archive" {
  identifier                      = "archive"
  cluster_identifier              = "example"
  engine                          = "aurora-postgresql"
  instance_class                  = "db.r6g.large"
  performance_insights_enabled    = true # want "aws-rds-cluster-instance-performance-insights-disabled"
  performance_insights_kms_key_id = aws_kms_key.insights_2.arn
}

resource "aws_kms_key" "insights_2" {
  description             = "Encrypts Performance Insights"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_rds_cluster_instance" "orders" {
  identifier                   = "orders"
  cluster_identifier           = "example"
  engine                       = "aurora-postgresql"
  instance_class               = "db.r6g.large"
  performance_insights_enabled = true
}
