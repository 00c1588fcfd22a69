resource "aws_memorydb_cluster" "legacy" {
  name                       = "legacy"
  node_type                  = "db.r7g.large"
  acl_name                   = "application"
  auto_minor_version_upgrade = true # want "aws-memorydb-cluster-minor-upgrades-disabled"
}

resource "aws_memorydb_cluster" "orders" {
  name      = "orders"
  node_type = "db.r7g.large"
  acl_name  = "application"
}

resource "aws_memorydb_cluster" "ledger" {
  name                       = "ledger"
  node_type                  = "db.r7g.large"
  acl_name                   = "application"
  auto_minor_version_upgrade = true
}
