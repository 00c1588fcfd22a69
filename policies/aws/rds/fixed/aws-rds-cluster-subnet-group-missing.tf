resource "aws_rds_cluster" "legacy" { # want "aws-rds-cluster-subnet-group-missing"
  cluster_identifier          = "legacy"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.example.name
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  db_subnet_group_name        = "private"
}
