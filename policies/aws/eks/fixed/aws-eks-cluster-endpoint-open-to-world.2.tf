resource "aws_eks_cluster" "bad" {
  name     = "bad"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config { # want "aws-eks-cluster-endpoint-open-to-world"
    subnet_ids              = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    endpoint_public_access  = false
    endpoint_private_access = true

  }
}

resource "aws_eks_cluster" "zero" {
  name     = "zero"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids              = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    public_access_cidrs     = ["0.0.0.0/0"] # want "aws-eks-cluster-endpoint-open-to-world"
    endpoint_public_access  = false
    endpoint_private_access = true
  }
}

resource "aws_eks_cluster" "office" {
  name     = "office"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids          = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    public_access_cidrs = ["203.0.113.0/24"]
  }
}

resource "aws_eks_cluster" "good" {
  name     = "good"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids              = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    endpoint_public_access  = false
    endpoint_private_access = true
  }
}
