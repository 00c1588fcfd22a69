resource "aws_docdb_cluster" "legacy" {
  cluster_identifier          = "legacy"
  master_username             = "app_owner"
  manage_master_user_password = true
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier          = "orders"
  master_username             = "app_owner"
  manage_master_user_password = true
}
