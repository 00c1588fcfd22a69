resource "aws_neptune_cluster_instance" "legacy" {
  cluster_identifier         = "example"
  identifier                 = "legacy"
  instance_class             = "db.r6g.large"
  auto_minor_version_upgrade = true # want "aws-neptune-cluster-instance-minor-upgrades-disabled"
}

resource "aws_neptune_cluster_instance" "orders" {
  cluster_identifier = "example"
  identifier         = "orders"
  instance_class     = "db.r6g.large"
}

resource "aws_neptune_cluster_instance" "ledger" {
  cluster_identifier         = "example"
  identifier                 = "ledger"
  instance_class             = "db.r6g.large"
  auto_minor_version_upgrade = true
}
