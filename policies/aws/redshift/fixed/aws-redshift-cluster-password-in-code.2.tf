resource "aws_redshift_cluster" "legacy" {
  cluster_identifier = "legacy"
  node_type          = "ra3.large"
  number_of_nodes    = 2
  master_username    = "app_owner"
  master_password    = var.warehouse_password # want "aws-redshift-cluster-password-in-code"
}

variable "warehouse_password" {
  type        = string
  sensitive   = true
  description = "Password of the administrator of the warehouse"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  master_username        = "app_owner"
  manage_master_password = true
}
