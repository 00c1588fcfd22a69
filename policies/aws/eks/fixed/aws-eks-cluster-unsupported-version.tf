resource "aws_eks_cluster" "bad" {
  name     = "bad"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.33" # want "aws-eks-cluster-unsupported-version"

  vpc_config {
    subnet_ids              = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    endpoint_public_access  = false
    endpoint_private_access = true
  }
}

resource "aws_eks_cluster" "good" {
  name     = "good"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.35"

  vpc_config {
    subnet_ids              = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    endpoint_public_access  = false
    endpoint_private_access = true
  }
}
