# Roles for service accounts: by the account's annotation, by the trust policy alone, for a whole namespace, and by an association.

locals { issuer = "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF" }
resource "aws_iam_openid_connect_provider" "eks" {
  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
}
provider "aws" { allowed_account_ids = ["111122223333"] }

resource "aws_iam_role" "api" {
  name = "api"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = aws_iam_openid_connect_provider.eks.arn },
  Condition = { StringEquals = { "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF:sub" = "system:serviceaccount:shop:api" } } }] })
}
resource "aws_iam_role_policy" "api" {
  role   = aws_iam_role.api.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_iam_role" "wide" {
  name = "wide"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = aws_iam_openid_connect_provider.eks.arn },
  Condition = { StringLike = { "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF:sub" = "system:serviceaccount:jobs:*" } } }] })
}
resource "aws_iam_role_policy" "wide" {
  role   = aws_iam_role.wide.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_iam_role" "associated" {
  name               = "associated"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sts:AssumeRole", "sts:TagSession"], Principal = { Service = "pods.eks.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "associated" {
  role   = aws_iam_role.associated.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_eks_pod_identity_association" "batch" {
  cluster_name    = "main"
  namespace       = "shop"
  service_account = "batch"
  role_arn        = aws_iam_role.associated.arn
}
resource "aws_s3_bucket" "data" { bucket = "data" }
