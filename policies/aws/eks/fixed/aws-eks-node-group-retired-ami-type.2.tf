resource "aws_eks_node_group" "bad" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::123456789012:role/node"
  subnet_ids    = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  scaling_config {
    desired_size = 2
    max_size     = 4
    min_size     = 2
  }
  ami_type = "AL2023_ARM_64_STANDARD" # want "aws-eks-node-group-retired-ami-type"
}

resource "aws_eks_node_group" "good" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::123456789012:role/node"
  subnet_ids    = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  scaling_config {
    desired_size = 2
    max_size     = 4
    min_size     = 2
  }
  ami_type = "AL2023_x86_64_STANDARD"
}
