resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_redshiftserverless_namespace" "legacy" { # want "aws-redshiftserverless-namespace-customer-managed-key"
  namespace_name        = "legacy"
  manage_admin_password = true
  kms_key_id            = aws_kms_key.warehouse.arn
}

resource "aws_kms_key" "warehouse" {
  description             = "Encrypts the warehouse"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_redshiftserverless_namespace" "orders" {
  namespace_name        = "orders"
  manage_admin_password = true
  kms_key_id            = aws_kms_key.data.arn
}
