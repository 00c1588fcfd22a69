resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_rds_cluster_instance" "legacy" { # want "aws-rds-cluster-instance-performance-insights-customer-managed-key"
  identifier                      = "legacy"
  cluster_identifier              = "example"
  engine                          = "aurora-postgresql"
  instance_class                  = "db.r6g.large"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.data.arn
}

resource "aws_rds_cluster_instance" "orders" {
  identifier                      = "orders"
  cluster_identifier              = "example"
  engine                          = "aurora-postgresql"
  instance_class                  = "db.r6g.large"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.data.arn
}
