resource "aws_redshiftserverless_workgroup" "legacy" {
  namespace_name = "example"
  workgroup_name = "legacy"

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true" # want "aws-redshiftserverless-workgroup-tls-not-required"
  }
}

resource "aws_redshiftserverless_workgroup" "orders" {
  namespace_name = "example"
  workgroup_name = "orders"

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true"
  }
}
