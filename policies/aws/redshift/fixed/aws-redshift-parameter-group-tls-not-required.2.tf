resource "aws_redshift_parameter_group" "legacy" { # want "aws-redshift-parameter-group-tls-not-required"
  name   = "legacy"
  family = "redshift-1.0"

  parameter {
    name  = "require_ssl"
    value = "true"
  }
}

resource "aws_redshift_parameter_group" "archive" {
  name   = "archive"
  family = "redshift-1.0"

  parameter {
    name  = "require_ssl"
    value = "false" # want "aws-redshift-parameter-group-tls-not-required"
  }
}

resource "aws_redshift_parameter_group" "orders" {
  name   = "orders"
  family = "redshift-1.0"

  parameter {
    name  = "require_ssl"
    value = "true"
  }
}

resource "aws_redshift_parameter_group" "ledger" {
  name   = "ledger"
  family = "redshift-2.0"
}
