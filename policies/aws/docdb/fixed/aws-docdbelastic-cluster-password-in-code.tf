resource "aws_docdbelastic_cluster" "legacy" {
  name                = "legacy"
  admin_user_name     = "app_owner"
  shard_capacity      = 2
  shard_count         = 1
  admin_user_password = var.docdb_password # want "aws-docdbelastic-cluster-password-in-code"
  auth_type           = "PLAIN_TEXT"
}

variable "docdb_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_docdbelastic_cluster" "orders" {
  name                = "orders"
  admin_user_name     = "app_owner"
  shard_capacity      = 2
  shard_count         = 1
  admin_user_password = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:docdb"
  auth_type           = "SECRET_ARN"
}
