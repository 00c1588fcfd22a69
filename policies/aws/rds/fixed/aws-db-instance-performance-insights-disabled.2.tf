resource "aws_db_instance" "legacy" { # want "aws-db-instance-performance-insights-disabled"
  identifier                      = "legacy"
  engine                          = "postgres"
  engine_version                  = "16.4"
  instance_class                  = "db.t4g.medium"
  allocated_storage               = 50
  username                        = "app_owner"
  manage_master_user_password     = true
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.example.arn
}

resource "aws_db_instance" "archive" {
  identifier                      = "archive"
  engine                          = "postgres"
  engine_version                  = "16.4"
  instance_class                  = "db.t4g.medium"
  allocated_storage               = 50
  username                        = "app_owner"
  manage_master_user_password     = true
  performance_insights_enabled    = true # want "aws-db-instance-performance-insights-disabled"
  performance_insights_kms_key_id = aws_kms_key.example.arn
}

resource "aws_db_instance" "orders" {
  identifier                   = "orders"
  engine                       = "postgres"
  engine_version               = "16.4"
  instance_class               = "db.t4g.medium"
  allocated_storage            = 50
  username                     = "app_owner"
  manage_master_user_password  = true
  performance_insights_enabled = true
}
