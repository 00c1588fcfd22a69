resource "aws_eks_addon" "bad" { # want "aws-eks-addon-no-network-policy"
  cluster_name = "main"
  addon_name   = "vpc-cni"

  configuration_values = jsonencode({
    enableNetworkPolicy = "true"
  })
}

resource "aws_eks_addon" "good" {
  cluster_name = "main"
  addon_name   = "vpc-cni"

  configuration_values = jsonencode({
    enableNetworkPolicy = "true"
  })
}

resource "aws_eks_addon" "dns" {
  cluster_name = "main"
  addon_name   = "coredns"
}
