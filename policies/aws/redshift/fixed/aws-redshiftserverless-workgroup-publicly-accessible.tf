resource "aws_redshiftserverless_workgroup" "legacy" {
  namespace_name      = "example"
  workgroup_name      = "legacy"
  publicly_accessible = false # want "aws-redshiftserverless-workgroup-publicly-accessible"
}

resource "aws_redshiftserverless_workgroup" "orders" {
  namespace_name = "example"
  workgroup_name = "orders"
}

resource "aws_redshiftserverless_workgroup" "ledger" {
  namespace_name      = "example"
  workgroup_name      = "ledger"
  publicly_accessible = false
}
