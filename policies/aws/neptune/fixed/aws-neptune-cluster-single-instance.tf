resource "aws_neptune_cluster" "legacy" {
  cluster_identifier = "legacy"
  engine             = "neptune"
}

resource "aws_neptune_cluster_instance" "legacy_2" {
  cluster_identifier = aws_neptune_cluster.legacy.id
  instance_class     = "db.r6g.large"
}

resource "aws_neptune_cluster" "orders" {
  cluster_identifier = "orders"
  engine             = "neptune"
}

resource "aws_neptune_cluster_instance" "legacy" { # want "aws-neptune-cluster-single-instance"
  identifier         = "legacy-0"
  cluster_identifier = aws_neptune_cluster.legacy.id
  instance_class     = "db.r6g.large"
}

resource "aws_neptune_cluster_instance" "orders" {
  count              = 2
  identifier         = "orders-${count.index}"
  cluster_identifier = aws_neptune_cluster.orders.id
  instance_class     = "db.r6g.large"
}
