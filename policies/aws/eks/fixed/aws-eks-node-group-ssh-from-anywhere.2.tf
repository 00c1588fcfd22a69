resource "aws_eks_node_group" "bad" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::123456789012:role/node"
  subnet_ids    = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  scaling_config {
    desired_size = 2
    max_size     = 4
    min_size     = 2
  }

  remote_access { # want "aws-eks-node-group-ssh-from-anywhere"
    ec2_ssh_key               = "nodes"
    source_security_group_ids = ["sg-0123456789abcdef0"]
  }
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

  remote_access {
    ec2_ssh_key               = "nodes"
    source_security_group_ids = ["sg-0123456789abcdef0"]
  }
}

resource "aws_eks_node_group" "none" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::123456789012:role/node"
  subnet_ids    = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  scaling_config {
    desired_size = 2
    max_size     = 4
    min_size     = 2
  }
}
