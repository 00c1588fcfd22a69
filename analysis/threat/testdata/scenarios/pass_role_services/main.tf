# A service that moves data takes but the calls of its own with a role that it is passed,
# so that the rights of an administrator are worth the data only. An identity pool's roles
# trust it as a provider of identities. What has to be there may be missing from the code.

provider "aws" { allowed_account_ids = ["123456789012"] }

resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_secretsmanager_secret" "keys" { name = "keys" }

resource "aws_iam_role" "mover" {
  name               = "mover"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["datasync.amazonaws.com", "codebuild.amazonaws.com"] } }] })
}
resource "aws_iam_role_policy_attachment" "mover" {
  role       = aws_iam_role.mover.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_user" "copies" { name = "copies" }
resource "aws_iam_user_policy" "copies" {
  user   = aws_iam_user.copies.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "datasync:*"], Resource = "*" }] })
}

# A build may run with another role than the project's; there is no project here.
resource "aws_iam_user" "builds" { name = "builds" }
resource "aws_iam_user_policy" "builds" {
  user   = aws_iam_user.builds.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "codebuild:StartBuild"], Resource = ["arn:aws:iam::123456789012:role/mover", "arn:aws:codebuild:*:123456789012:project/site"] }] })
}

resource "aws_iam_role" "guests" {
  name = "guests"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = "cognito-identity.amazonaws.com" },
  Condition = { StringEquals = { "cognito-identity.amazonaws.com:aud" = "eu-west-1:pool" } } }] })
}
resource "aws_iam_role_policy_attachment" "guests" {
  role       = aws_iam_role.guests.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}
resource "aws_iam_user" "pools" { name = "pools" }
resource "aws_iam_user_policy" "pools" {
  user   = aws_iam_user.pools.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "cognito-identity:SetIdentityPoolRoles"], Resource = "*" }] })
}
