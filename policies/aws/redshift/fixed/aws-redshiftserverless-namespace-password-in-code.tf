resource "aws_redshiftserverless_namespace" "legacy" {
  namespace_name        = "legacy"
  admin_username        = "app_owner"
  manage_admin_password = true
}

resource "aws_redshiftserverless_namespace" "orders" {
  namespace_name        = "orders"
  admin_username        = "app_owner"
  manage_admin_password = true
}
