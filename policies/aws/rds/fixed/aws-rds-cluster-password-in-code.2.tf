resource "aws_rds_cluster" "legacy" {
  cluster_identifier = "legacy"
  engine             = "aurora-postgresql"
  engine_version     = "16.4"
  master_username    = "app_owner"
  master_password    = var.database_password # want "aws-rds-cluster-password-in-code"
}

variable "database_password" {
  type        = string
  sensitive   = true
  description = "Password of the administrator of the database"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
}
