# A cluster of EKS: who may administer it, and what its pods get of the role of their nodes.

provider "aws" { allowed_account_ids = ["111122223333"] }
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = aws_iam_role.nodes.arn
  vpc_config { subnet_ids = ["subnet-1"] }
}
resource "aws_iam_role" "nodes" {
  name               = "nodes"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "nodes" {
  role   = aws_iam_role.nodes.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_launch_template" "nodes" {
  name = "nodes"
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }
}
resource "aws_eks_node_group" "main" {
  cluster_name  = aws_eks_cluster.main.name
  node_role_arn = aws_iam_role.nodes.arn
  subnet_ids    = ["subnet-1"]
  launch_template {
    id      = aws_launch_template.nodes.id
    version = "1"
  }
  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}
resource "aws_iam_user" "operator" { name = "operator" }
resource "aws_iam_user_policy" "operator" {
  user   = aws_iam_user.operator.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["eks:CreateAccessEntry", "eks:AssociateAccessPolicy"], Resource = "*" }] })
}
resource "aws_iam_user" "viewer" { name = "viewer" }
resource "aws_eks_access_entry" "viewer" {
  cluster_name      = aws_eks_cluster.main.name
  principal_arn     = aws_iam_user.viewer.arn
  kubernetes_groups = ["writers"]
}
resource "aws_iam_user" "editor" { name = "editor" }
resource "aws_eks_access_policy_association" "editor" {
  cluster_name  = aws_eks_cluster.main.name
  principal_arn = aws_iam_user.editor.arn
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"
  access_scope {
    type       = "namespace"
    namespaces = ["shop"]
  }
}
resource "aws_s3_bucket" "data" { bucket = "data" }
