resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_docdbelastic_cluster" "legacy" { # want "aws-docdbelastic-cluster-customer-managed-key"
  name                = "legacy"
  admin_user_name     = "app_owner"
  admin_user_password = var.password
  auth_type           = "PLAIN_TEXT"
  shard_capacity      = 2
  shard_count         = 1
  kms_key_id          = aws_kms_key.docdb.arn
}

resource "aws_kms_key" "docdb" {
  description         = "Encrypts DocumentDB clusters"
  enable_key_rotation = true
}

resource "aws_docdbelastic_cluster" "orders" {
  name                = "orders"
  admin_user_name     = "app_owner"
  admin_user_password = var.password
  auth_type           = "PLAIN_TEXT"
  shard_capacity      = 2
  shard_count         = 1
  kms_key_id          = aws_kms_key.data.arn
}
