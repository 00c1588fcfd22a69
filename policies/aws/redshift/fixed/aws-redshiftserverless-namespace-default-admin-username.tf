resource "aws_redshiftserverless_namespace" "legacy" { # want "aws-redshiftserverless-namespace-default-admin-username"
  namespace_name        = "legacy"
  manage_admin_password = true
  admin_username        = "app_owner"
}

resource "aws_redshiftserverless_namespace" "archive" {
  namespace_name        = "archive"
  manage_admin_password = true
  admin_username        = "app_owner" # want "aws-redshiftserverless-namespace-default-admin-username"
}

resource "aws_redshiftserverless_namespace" "orders" {
  namespace_name        = "orders"
  manage_admin_password = true
  admin_username        = "app_owner"
}
