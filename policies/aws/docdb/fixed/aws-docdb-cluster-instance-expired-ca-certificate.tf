resource "aws_docdb_cluster_instance" "legacy" {
  cluster_identifier = "orders"
  identifier         = "legacy"
  instance_class     = "db.r6g.large"
  ca_cert_identifier = "rds-ca-rsa2048-g1" # want "aws-docdb-cluster-instance-expired-ca-certificate"
}

resource "aws_docdb_cluster_instance" "orders" {
  cluster_identifier = "orders"
  identifier         = "orders"
  instance_class     = "db.r6g.large"
}

resource "aws_docdb_cluster_instance" "ledger" {
  cluster_identifier = "orders"
  identifier         = "ledger"
  instance_class     = "db.r6g.large"
  ca_cert_identifier = "rds-ca-rsa2048-g1"
}
