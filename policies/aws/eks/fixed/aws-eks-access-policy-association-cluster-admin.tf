resource "aws_eks_access_policy_association" "bad" {
  cluster_name  = "main"
  principal_arn = "arn:aws:iam::123456789012:role/dev"
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy" # want "aws-eks-access-policy-association-cluster-admin"

  access_scope {
    type = "cluster"
  }
}

resource "aws_eks_access_policy_association" "good" {
  cluster_name  = "main"
  principal_arn = "arn:aws:iam::123456789012:role/dev"
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"

  access_scope {
    type       = "namespace"
    namespaces = ["shop"]
  }
}
