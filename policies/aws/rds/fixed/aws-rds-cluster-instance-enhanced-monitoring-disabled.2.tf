resource "aws_rds_cluster_instance" "legacy" { # want "aws-rds-cluster-instance-enhanced-monitoring-disabled"
  identifier          = "legacy"
  cluster_identifier  = "example"
  engine              = "aurora-postgresql"
  instance_class      = "db.r6g.large"
  monitoring_interval = 30
  monitoring_role_arn = "arn:aws:iam::111122223333:role/rds-monitoring"
}

resource "aws_rds_cluster_instance" "archive" {
  identifier          = "archive"
  cluster_identifier  = "example"
  engine              = "aurora-postgresql"
  instance_class      = "db.r6g.large"
  monitoring_interval = 30 # want "aws-rds-cluster-instance-enhanced-monitoring-disabled"
  monitoring_role_arn = "arn:aws:iam::111122223333:role/rds-monitoring"
}

resource "aws_rds_cluster_instance" "orders" {
  identifier          = "orders"
  cluster_identifier  = "example"
  engine              = "aurora-postgresql"
  instance_class      = "db.r6g.large"
  monitoring_interval = 30
  monitoring_role_arn = "arn:aws:iam::111122223333:role/rds-monitoring"
}
