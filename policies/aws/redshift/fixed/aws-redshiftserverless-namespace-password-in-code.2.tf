resource "aws_redshiftserverless_namespace" "legacy" {
  namespace_name      = "legacy"
  admin_username      = "app_owner"
  admin_user_password = var.warehouse_password # want "aws-redshiftserverless-namespace-password-in-code"
}

variable "warehouse_password" {
  type        = string
  sensitive   = true
  description = "Password of the administrator of the warehouse"
}

resource "aws_redshiftserverless_namespace" "orders" {
  namespace_name        = "orders"
  admin_username        = "app_owner"
  manage_admin_password = true
}
