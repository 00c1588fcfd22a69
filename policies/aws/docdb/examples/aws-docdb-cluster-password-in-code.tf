resource "aws_docdb_cluster" "legacy" {
  cluster_identifier = "legacy"
  master_username    = "app_owner"
  master_password    = "Correct-horse-battery1" # want "aws-docdb-cluster-password-in-code"
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier          = "orders"
  master_username             = "app_owner"
  manage_master_user_password = true
}
