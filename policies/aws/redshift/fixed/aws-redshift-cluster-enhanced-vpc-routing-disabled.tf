resource "aws_redshift_cluster" "legacy" { # want "aws-redshift-cluster-enhanced-vpc-routing-disabled"
  cluster_identifier     = "legacy"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  enhanced_vpc_routing   = true
}

resource "aws_redshift_cluster" "archive" {
  cluster_identifier     = "archive"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  enhanced_vpc_routing   = true # want "aws-redshift-cluster-enhanced-vpc-routing-disabled"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  manage_master_password = true
  enhanced_vpc_routing   = true
}
