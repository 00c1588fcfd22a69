resource "aws_eks_access_entry" "bad" {
  cluster_name      = "main"
  principal_arn     = "arn:aws:iam::123456789012:role/dev"
  kubernetes_groups = [] # want "aws-eks-access-entry-cluster-master"
}

resource "aws_eks_access_entry" "good" {
  cluster_name      = "main"
  principal_arn     = "arn:aws:iam::123456789012:role/dev"
  kubernetes_groups = ["developers"]
}
