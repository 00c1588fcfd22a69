# Who manages an organization administers its accounts, by the role that they are made
# with, and can take away what controls them.

provider "aws" { allowed_account_ids = ["111122223333"] }
provider "aws" {
  alias = "shop"
  assume_role { role_arn = "arn:aws:iam::${aws_organizations_account.shop.id}:role/managed" }
}
provider "aws" {
  alias               = "old"
  allowed_account_ids = ["444455556666"]
}

resource "aws_organizations_account" "shop" {
  name      = "shop"
  email     = "shop@example.com"
  role_name = "managed"
}
resource "aws_s3_bucket" "orders" {
  provider = aws.shop
  bucket   = "orders"
}

resource "aws_iam_user" "reaches" { name = "reaches" }
resource "aws_iam_user_policy" "reaches" {
  user   = aws_iam_user.reaches.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::*:role/managed" }] })
}
resource "aws_iam_user" "another_role" { name = "another_role" }
resource "aws_iam_user_policy" "another_role" {
  user   = aws_iam_user.another_role.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::*:role/other" }] })
}

# The policy keeps a role of the other account from writing its own.
resource "aws_organizations_policy" "no_iam" {
  name    = "no-iam"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:*", Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "no_iam" {
  policy_id = aws_organizations_policy.no_iam.id
  target_id = "444455556666"
}
resource "aws_iam_role" "kept" {
  provider           = aws.old
  name               = "kept"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = [aws_iam_user.lifts.arn, aws_iam_user.stays.arn] } }] })
}
resource "aws_iam_role_policy" "kept" {
  provider = aws.old
  role     = aws_iam_role.kept.name
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutRolePolicy", Resource = "*" }] })
}
resource "aws_iam_user" "lifts" { name = "lifts" }
resource "aws_iam_user_policy" "lifts" {
  user   = aws_iam_user.lifts.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["organizations:DetachPolicy", "sts:AssumeRole"], Resource = ["arn:aws:organizations::*:policy/*", "arn:aws:iam::444455556666:role/kept"] }] })
}
resource "aws_iam_user" "stays" { name = "stays" }
resource "aws_iam_user_policy" "stays" {
  user   = aws_iam_user.stays.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::444455556666:role/kept" }] })
}
