resource "aws_docdb_cluster" "legacy" {
  cluster_identifier = "legacy"
  master_username    = "app_owner"
  master_password    = var.docdb_password # want "aws-docdb-cluster-password-in-code"
}

variable "docdb_password" {
  description = "Password of the master user"
  type        = string
  sensitive   = true
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier          = "orders"
  master_username             = "app_owner"
  manage_master_user_password = true
}
