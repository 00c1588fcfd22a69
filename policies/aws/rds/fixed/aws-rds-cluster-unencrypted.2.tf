resource "aws_rds_cluster" "legacy" { # want "aws-rds-cluster-unencrypted"
  cluster_identifier          = "legacy"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.database.arn
}

resource "aws_kms_key" "database" {
  description             = "Encrypts the database"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_rds_cluster" "archive" {
  cluster_identifier          = "archive"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true # want "aws-rds-cluster-unencrypted"
  kms_key_id                  = aws_kms_key.database_2.arn
}

resource "aws_kms_key" "database_2" {
  description             = "Encrypts the database"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  storage_encrypted           = true
}

resource "aws_rds_cluster" "ledger" {
  cluster_identifier          = "ledger"
  engine                      = "aurora-postgresql"
  engine_version              = "16.4"
  master_username             = "app_owner"
  manage_master_user_password = true
  engine_mode                 = "serverless"
}
