resource "aws_rds_cluster_instance" "legacy" {
  identifier          = "legacy"
  cluster_identifier  = "example"
  engine              = "aurora-postgresql"
  instance_class      = "db.r6g.large"
  publicly_accessible = false # want "aws-rds-cluster-instance-publicly-accessible"
}

resource "aws_rds_cluster_instance" "orders" {
  identifier         = "orders"
  cluster_identifier = "example"
  engine             = "aurora-postgresql"
  instance_class     = "db.r6g.large"
}

resource "aws_rds_cluster_instance" "ledger" {
  identifier          = "ledger"
  cluster_identifier  = "example"
  engine              = "aurora-postgresql"
  instance_class      = "db.r6g.large"
  publicly_accessible = false
}
