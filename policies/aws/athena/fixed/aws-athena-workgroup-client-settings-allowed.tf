resource "aws_athena_workgroup" "legacy" {
  name = "legacy"

  configuration {
    enforce_workgroup_configuration = true # want "aws-athena-workgroup-client-settings-allowed"
  }
}

resource "aws_athena_workgroup" "orders" {
  name = "orders"

  configuration {
    enforce_workgroup_configuration = true
  }
}

resource "aws_athena_workgroup" "ledger" {
  name = "ledger"
}
