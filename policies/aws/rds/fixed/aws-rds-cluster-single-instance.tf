resource "aws_rds_cluster" "legacy" {
  cluster_identifier          = "legacy"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
}

resource "aws_rds_cluster_instance" "legacy_2" {
  cluster_identifier = aws_rds_cluster.legacy.id
  engine             = aws_rds_cluster.legacy.engine
  instance_class     = "db.r6g.large"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
}

resource "aws_rds_cluster_instance" "legacy" { # want "aws-rds-cluster-single-instance"
  identifier         = "legacy-0"
  cluster_identifier = aws_rds_cluster.legacy.id
  engine             = aws_rds_cluster.legacy.engine
  instance_class     = "db.r6g.large"
}

resource "aws_rds_cluster_instance" "orders" {
  count              = 2
  identifier         = "orders-${count.index}"
  cluster_identifier = aws_rds_cluster.orders.id
  engine             = aws_rds_cluster.orders.engine
  instance_class     = "db.r6g.large"
}
