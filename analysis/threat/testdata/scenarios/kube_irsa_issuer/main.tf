# The issuer of a cluster's tokens is known to the cloud alone. Trust policies name it by
# the cluster or by the provider, without its scheme; one role names another cluster's.

provider "aws" { allowed_account_ids = ["111122223333"] }

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"
  vpc_config { subnet_ids = ["subnet-1"] }
}
resource "aws_iam_openid_connect_provider" "eks" {
  url            = aws_eks_cluster.main.identity[0].oidc[0].issuer
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "by_provider" {
  name = "by_provider"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = aws_iam_openid_connect_provider.eks.arn },
  Condition = { StringEquals = { "${replace(aws_iam_openid_connect_provider.eks.url, "https://", "")}:sub" = "system:serviceaccount:shop:api" } } }] })
}
data "aws_iam_policy_document" "by_cluster" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.eks.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "${trimprefix(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://")}:sub"
      values   = ["system:serviceaccount:shop:jobs"]
    }
    condition {
      test     = "StringEquals"
      variable = "${trimprefix(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://")}:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "by_cluster" {
  name               = "by_cluster"
  assume_role_policy = data.aws_iam_policy_document.by_cluster.json
}
resource "aws_iam_role" "elsewhere" {
  name = "elsewhere"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = aws_iam_openid_connect_provider.eks.arn },
  Condition = { StringEquals = { "oidc.eks.eu-west-1.amazonaws.com/id/OTHER:sub" = "system:serviceaccount:shop:api" } } }] })
}
resource "aws_iam_role_policy_attachment" "all" {
  for_each   = { a = aws_iam_role.by_provider.name, b = aws_iam_role.by_cluster.name, c = aws_iam_role.elsewhere.name }
  role       = each.value
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}
resource "aws_s3_bucket" "orders" { bucket = "orders" }
