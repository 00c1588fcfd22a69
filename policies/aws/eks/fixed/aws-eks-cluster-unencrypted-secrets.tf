resource "aws_eks_cluster" "bad" { # want "aws-eks-cluster-unencrypted-secrets"
  name     = "bad"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids              = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    endpoint_public_access  = false
    endpoint_private_access = true
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.eks.arn
    }
  }
}

resource "aws_kms_key" "eks" {
  description         = "Encrypts Kubernetes secrets"
  enable_key_rotation = true
}

resource "aws_eks_cluster" "good" {
  name     = "good"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }

  vpc_config {
    subnet_ids              = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    endpoint_public_access  = false
    endpoint_private_access = true
  }
}
