resource "aws_redshift_cluster" "legacy" { # want "aws-redshift-cluster-subnet-group-missing"
  cluster_identifier        = "legacy"
  node_type                 = "ra3.large"
  number_of_nodes           = 2
  manage_master_password    = true
  cluster_subnet_group_name = aws_redshift_subnet_group.example.name
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier        = "orders"
  node_type                 = "ra3.large"
  number_of_nodes           = 2
  manage_master_password    = true
  cluster_subnet_group_name = "private"
}
