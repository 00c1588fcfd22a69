resource "aws_qldb_ledger" "legacy" {
  name             = "legacy"
  permissions_mode = "STANDARD" # want "aws-qldb-ledger-permissions-mode"
}

resource "aws_qldb_ledger" "orders" {
  name             = "orders"
  permissions_mode = "STANDARD"
}
