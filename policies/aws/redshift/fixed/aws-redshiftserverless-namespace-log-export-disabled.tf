resource "aws_redshiftserverless_namespace" "legacy" { # want "aws-redshiftserverless-namespace-log-export-disabled"
  namespace_name        = "legacy"
  manage_admin_password = true
  log_exports           = ["connectionlog", "useractivitylog", "userlog"]
}

resource "aws_redshiftserverless_namespace" "archive" {
  namespace_name        = "archive"
  manage_admin_password = true
  log_exports           = ["connectionlog", "useractivitylog", "userlog"] # want "aws-redshiftserverless-namespace-log-export-disabled"
}

resource "aws_redshiftserverless_namespace" "orders" {
  namespace_name        = "orders"
  manage_admin_password = true
  log_exports           = ["connectionlog", "userlog"]
}
