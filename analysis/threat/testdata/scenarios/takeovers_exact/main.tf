# What stands in the way of taking over a user, and what gets around it: two keys that are
# there already, a second factor, tags that the attacker can give, a boundary whose policy
# it can replace, tags of a session.

provider "aws" { allowed_account_ids = ["123456789012"] }

resource "aws_iam_user" "admin" {
  name = "admin"
  tags = { team = "core" }
}
resource "aws_iam_user_policy_attachment" "admin" {
  user       = aws_iam_user.admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_iam_access_key" "one" { user = aws_iam_user.admin.name }
resource "aws_iam_access_key" "two" { user = aws_iam_user.admin.name }
resource "aws_iam_user_login_profile" "admin" { user = aws_iam_user.admin.name }

# A third key is not to be had.
resource "aws_iam_user" "third_key" { name = "third_key" }
resource "aws_iam_user_policy" "third_key" {
  user   = aws_iam_user.third_key.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:CreateAccessKey", Resource = aws_iam_user.admin.arn }] })
}
resource "aws_iam_user" "rotates" { name = "rotates" }
resource "aws_iam_user_policy" "rotates" {
  user   = aws_iam_user.rotates.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:CreateAccessKey", "iam:DeleteAccessKey"], Resource = aws_iam_user.admin.arn }] })
}
resource "aws_iam_user" "new_password" { name = "new_password" }
resource "aws_iam_user_policy" "new_password" {
  user   = aws_iam_user.new_password.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:CreateLoginProfile", "iam:DeleteLoginProfile"], Resource = aws_iam_user.admin.arn }] })
}

# It may do so to users with a tag, and give them the tag.
resource "aws_iam_user" "tags_first" { name = "tags_first" }
resource "aws_iam_user_policy" "tags_first" {
  user = aws_iam_user.tags_first.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "iam:UpdateLoginProfile", Resource = "*", Condition = { StringEquals = { "aws:ResourceTag/helpdesk" = "yes" } } },
    { Effect = "Allow", Action = "iam:TagUser", Resource = "*" }
  ] })
}
resource "aws_iam_user" "cannot_tag" { name = "cannot_tag" }
resource "aws_iam_user_policy" "cannot_tag" {
  user = aws_iam_user.cannot_tag.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "iam:UpdateLoginProfile", Resource = aws_iam_user.admin.arn, Condition = { StringEquals = { "aws:ResourceTag/helpdesk" = "yes" } } }
  ] })
}

# The role wants a second factor; one may have one, the other may not.
resource "aws_iam_role" "careful" {
  name = "careful"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = [aws_iam_user.enrols.arn, aws_iam_user.lacks.arn] },
  Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } } }] })
}
resource "aws_iam_role_policy_attachment" "careful" {
  role       = aws_iam_role.careful.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_iam_user" "enrols" { name = "enrols" }
resource "aws_iam_user_policy" "enrols" {
  user   = aws_iam_user.enrols.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"], Resource = ["arn:aws:iam::123456789012:mfa/*", "arn:aws:iam::123456789012:user/enrols"] }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }

# The boundary is a policy that it may replace.
resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:CreatePolicyVersion", "s3:ListAllMyBuckets"], Resource = "*" }] })
}
resource "aws_iam_user" "unbinds" {
  name                 = "unbinds"
  permissions_boundary = aws_iam_policy.boundary.arn
}
resource "aws_iam_user_policy" "unbinds" {
  user   = aws_iam_user.unbinds.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:CreatePolicyVersion", "s3:*", "iam:PutUserPolicy"], Resource = ["arn:aws:iam::123456789012:policy/boundary", "arn:aws:iam::123456789012:user/unbinds", "arn:aws:s3:::*"] }] })
}

# A group of its own, and credentials for single services.
resource "aws_iam_user" "groups" { name = "groups" }
resource "aws_iam_user_policy" "groups" {
  user   = aws_iam_user.groups.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:CreateGroup", "iam:PutGroupPolicy", "iam:AddUserToGroup"], Resource = "*" }] })
}
resource "aws_codecommit_repository" "site" { repository_name = "site" }
resource "aws_iam_user" "pulls" { name = "pulls" }
resource "aws_iam_user_policy" "pulls" {
  user   = aws_iam_user.pulls.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:CreateServiceSpecificCredential", Resource = aws_iam_user.admin.arn }] })
}

# The role reads what the tags of its session say.
resource "aws_s3_bucket" "plans" { bucket = "plans" }
resource "aws_iam_role" "tagged" {
  name               = "tagged"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sts:AssumeRole", "sts:TagSession"], Principal = { AWS = aws_iam_user.chooses.arn } }] })
}
resource "aws_iam_role_policy" "tagged" {
  role   = aws_iam_role.tagged.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.plans.arn}/*", Condition = { StringEquals = { "aws:PrincipalTag/team" = "board" } } }] })
}
resource "aws_iam_user" "chooses" { name = "chooses" }
