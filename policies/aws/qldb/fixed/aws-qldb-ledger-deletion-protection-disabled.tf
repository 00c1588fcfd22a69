resource "aws_qldb_ledger" "legacy" {
  name                = "legacy"
  permissions_mode    = "STANDARD"
  deletion_protection = true # want "aws-qldb-ledger-deletion-protection-disabled"
}

resource "aws_qldb_ledger" "orders" {
  name             = "orders"
  permissions_mode = "STANDARD"
}

resource "aws_qldb_ledger" "ledger" {
  name                = "ledger"
  permissions_mode    = "STANDARD"
  deletion_protection = true
}
