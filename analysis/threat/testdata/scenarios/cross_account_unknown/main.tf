# The numbers of the accounts are in variables: the path is possible, assuming that
# they are those of the providers.
variable "tools_account" {}
provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias   = "prod"
  region  = "eu-west-1"
  profile = "prod"
}
resource "aws_iam_user" "ci" { name = "ci" }
resource "aws_iam_user_policy" "ci" {
  user   = aws_iam_user.ci.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.admin.arn }] })
}
resource "aws_iam_role" "admin" {
  provider            = aws.prod
  name                = "admin"
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::${var.tools_account}:root" } }] })
  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}
