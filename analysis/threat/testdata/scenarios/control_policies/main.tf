# A service control policy of the account takes away what the policy gives.
provider "aws" { allowed_account_ids = ["111122223333"] }
provider "aws" {
  alias               = "member"
  allowed_account_ids = ["444455556666"]
}
resource "aws_organizations_policy" "no_iam" {
  name    = "no-iam"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:*", Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "no_iam" {
  policy_id = aws_organizations_policy.no_iam.id
  target_id = "444455556666"
}
resource "aws_iam_user" "member" {
  provider = aws.member
  name     = "member"
}
resource "aws_iam_user_policy" "member" {
  provider = aws.member
  user     = aws_iam_user.member.name
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutUserPolicy", Resource = "*" }] })
}
resource "aws_iam_user" "manager" { name = "manager" }
resource "aws_iam_user_policy" "manager" {
  user   = aws_iam_user.manager.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutUserPolicy", Resource = "*" }] })
}
