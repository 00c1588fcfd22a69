resource "aws_redshiftserverless_namespace" "legacy" {
  namespace_name      = "legacy"
  admin_username      = "app_owner"
  admin_user_password = "Correct-horse-battery1" # want "aws-redshiftserverless-namespace-password-in-code"
}

resource "aws_redshiftserverless_namespace" "orders" {
  namespace_name        = "orders"
  admin_username        = "app_owner"
  manage_admin_password = true
}
