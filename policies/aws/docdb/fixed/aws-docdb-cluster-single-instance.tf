resource "aws_docdb_cluster" "legacy" {
  cluster_identifier          = "legacy"
  master_username             = "app_owner"
  manage_master_user_password = true
}

resource "aws_docdb_cluster_instance" "legacy_2" {
  cluster_identifier         = aws_docdb_cluster.legacy.id
  instance_class             = "db.r6g.large"
  auto_minor_version_upgrade = true
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier          = "orders"
  master_username             = "app_owner"
  manage_master_user_password = true
}

resource "aws_docdb_cluster_instance" "legacy" { # want "aws-docdb-cluster-single-instance"
  identifier         = "legacy-0"
  cluster_identifier = aws_docdb_cluster.legacy.id
  instance_class     = "db.r6g.large"
}

resource "aws_docdb_cluster_instance" "orders" {
  count              = 2
  identifier         = "orders-${count.index}"
  cluster_identifier = aws_docdb_cluster.orders.id
  instance_class     = "db.r6g.large"
}
