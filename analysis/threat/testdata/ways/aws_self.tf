# Users and roles that change what they themselves may do: what lets them, and what keeps
# them from it.
provider "aws" { allowed_account_ids = ["123456789012"] }
resource "aws_s3_bucket" "data" { bucket = "data" }

# ---- an inline policy of oneself, named by a variable
#> aws_iam_user.a gets admin 123456789012
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by iam-put-user-policy
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutUserPolicy", Resource = "arn:aws:iam::*:user/$${aws:username}" }] })
}

# ---- a policy of another user, who is nobody
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PutUserPolicy", "iam:AttachUserPolicy"], Resource = "arn:aws:iam::123456789012:user/other" }] })
}

# ---- everything but
#> aws_iam_user.a gets admin 123456789012
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by iam-attach-user-policy
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", NotAction = ["s3:*", "sts:*", "lambda:*", "iam:C*", "iam:D*", "iam:P*", "iam:U*", "iam:S*", "iam:R*", "iam:T*", "iam:AddUser*", "iam:AttachRole*", "iam:AttachGroup*", "iam:E*", "iam:AddRole*"], Resource = "arn:aws:iam::123456789012:user/a" },
  ] })
}

# ---- attaching one policy alone, which gives no more
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AttachUserPolicy", Resource = "arn:aws:iam::123456789012:user/a",
    Condition = { ArnEquals = { "iam:PolicyARN" = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" } } }] })
}

# ---- attaching one policy alone, which is an administrator's
#> aws_iam_role.a gets admin 123456789012
#> aws_iam_role.a gets read aws_s3_bucket.data
#> aws_iam_role.a by iam-attach-role-policy
resource "aws_iam_role" "a" {
  name = "a"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "a" {
  role = aws_iam_role.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AttachRolePolicy", Resource = "arn:aws:iam::123456789012:role/a",
    Condition = { ArnEquals = { "iam:PolicyARN" = "arn:aws:iam::aws:policy/AdministratorAccess" } } }] })
}

# ---- attaching one policy alone, which lets write others
#> aws_iam_role.a gets admin 123456789012
#> aws_iam_role.a gets read aws_s3_bucket.data
#> aws_iam_role.a by iam-attach-role-policy
resource "aws_iam_role" "a" {
  name = "a"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "a" {
  role = aws_iam_role.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AttachRolePolicy", Resource = "arn:aws:iam::123456789012:role/a",
    Condition = { ArnEquals = { "iam:PolicyARN" = "arn:aws:iam::aws:policy/IAMFullAccess" } } }] })
}

# ---- attaching one policy of the account, which reads the bucket
#> aws_iam_role.a gets read aws_s3_bucket.data
#> aws_iam_role.a by iam-attach-role-policy
resource "aws_iam_policy" "reads" {
  name   = "reads"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_iam_role" "a" {
  name = "a"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "a" {
  role = aws_iam_role.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AttachRolePolicy", Resource = "arn:aws:iam::123456789012:role/a",
    Condition = { ArnEquals = { "iam:PolicyARN" = aws_iam_policy.reads.arn } } }] })
}

# ---- a boundary that keeps what is written out
resource "aws_iam_policy" "bound" {
  name   = "bound"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PutUserPolicy", "ec2:Describe*"], Resource = "*" }] })
}
resource "aws_iam_user" "a" {
  name                 = "a"
  permissions_boundary = aws_iam_policy.bound.arn
}
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutUserPolicy", Resource = "*" }] })
}

# ---- a boundary that lets it be removed
#> aws_iam_user.a gets admin 123456789012
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by iam-delete-user-permissions-boundary
resource "aws_iam_policy" "bound" {
  name   = "bound"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PutUserPolicy", "iam:DeleteUserPermissionsBoundary"], Resource = "*" }] })
}
resource "aws_iam_user" "a" {
  name                 = "a"
  permissions_boundary = aws_iam_policy.bound.arn
}
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PutUserPolicy", "iam:DeleteUserPermissionsBoundary"], Resource = "arn:aws:iam::123456789012:user/a" }] })
}

# ---- a boundary that denies its own removal
resource "aws_iam_policy" "bound" {
  name   = "bound"
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["iam:PutUserPolicy", "iam:DeleteUserPermissionsBoundary"], Resource = "*" },
    { Effect = "Deny", Action = "iam:DeleteUserPermissionsBoundary", Resource = "*" },
  ] })
}
resource "aws_iam_user" "a" {
  name                 = "a"
  permissions_boundary = aws_iam_policy.bound.arn
}
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PutUserPolicy", "iam:DeleteUserPermissionsBoundary"], Resource = "arn:aws:iam::123456789012:user/a" }] })
}

# ---- a new version of the policy that is attached, and one that is not
#> aws_iam_user.a gets admin 123456789012
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by iam-create-policy-version
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user" "b" { name = "b" }
resource "aws_iam_policy" "own" {
  name   = "own"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:CreatePolicyVersion", Resource = "arn:aws:iam::123456789012:policy/own" }] })
}
resource "aws_iam_user_policy_attachment" "a" {
  user       = aws_iam_user.a.name
  policy_arn = aws_iam_policy.own.arn
}
resource "aws_iam_user_policy" "b" {
  user = aws_iam_user.b.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:CreatePolicyVersion", Resource = "arn:aws:iam::123456789012:policy/unused" }] })
}
resource "aws_iam_policy" "unused" {
  name   = "unused"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:ListAllMyBuckets", Resource = "*" }] })
}

# ---- the policy of one's group
#> aws_iam_user.a gets admin 123456789012
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by iam-put-group-policy
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user" "other" { name = "other" }
resource "aws_iam_group" "g" { name = "g" }
resource "aws_iam_user_group_membership" "a" {
  user   = aws_iam_user.a.name
  groups = [aws_iam_group.g.name]
}
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutGroupPolicy", Resource = aws_iam_group.g.arn }] })
}

# ---- a group of administrators to join, and one that denies it
#> aws_iam_user.a gets admin 123456789012
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by iam-add-user-to-group
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_group" "admins" { name = "admins" }
resource "aws_iam_group" "none" { name = "none" }
resource "aws_iam_group_policy_attachment" "admins" {
  group      = aws_iam_group.admins.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AddUserToGroup", Resource = "arn:aws:iam::123456789012:group/adm*" }] })
}

# ---- a denial that comes first
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "iam:*", Resource = "*" },
    { Effect = "Deny", NotAction = ["iam:Get*", "iam:List*"], Resource = "*" },
  ] })
}

# ---- a denial of some resources, which leaves others
#> aws_iam_user.a gets admin 123456789012
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by iam-put-user-policy
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "iam:PutUserPolicy", Resource = "*" },
    { Effect = "Deny", Action = "iam:PutUserPolicy", NotResource = "arn:aws:iam::123456789012:user/a" },
  ] })
}

# ---- wildcards in the middle
#> aws_iam_user.a gets admin 123456789012
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by iam-put-user-policy
resource "aws_iam_user" "a" {
  name = "a"
  path = "/team/one/"
}
resource "aws_iam_user" "b" {
  name = "b"
  path = "/team/one/"
}
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:Put*rPolicy", Resource = "arn:aws:iam::*:user/*/one/?" }] })
}
resource "aws_iam_user_policy" "b" {
  user = aws_iam_user.b.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:Put*ePolicy", Resource = "arn:aws:iam::*:user/*/one/?" }] })
}

# ---- managed policies by a data source
#> aws_iam_role.a gets admin 123456789012
#> aws_iam_role.a gets read aws_s3_bucket.data
#> aws_iam_role.a by iam-put-role-policy
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["iam:PutRolePolicy"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = ["123456789012"]
    }
  }
}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "a" {
  name               = "a"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_iam_role_policy" "a" {
  role   = aws_iam_role.a.id
  policy = data.aws_iam_policy_document.p.json
}

# ---- a service-linked role, whose policies nobody changes
resource "aws_iam_service_linked_role" "s" { aws_service_name = "autoscaling.amazonaws.com" }
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PutRolePolicy", "iam:AttachRolePolicy"], Resource = "arn:aws:iam::123456789012:role/aws-service-role/*" }] })
}
