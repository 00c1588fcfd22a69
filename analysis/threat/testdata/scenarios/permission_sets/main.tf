# A permission set is a role in each account that it is assigned in, for the users that
# it is assigned to, themselves or as members of a group.

provider "aws" { allowed_account_ids = ["111122223333"] }

resource "aws_ssoadmin_permission_set" "deploy" {
  name         = "deploy"
  instance_arn = "arn:aws:sso:::instance/ssoins-1"
}
resource "aws_ssoadmin_permission_set_inline_policy" "deploy" {
  instance_arn       = aws_ssoadmin_permission_set.deploy.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.deploy.arn
  inline_policy      = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], Resource = "*" }] })
}
resource "aws_ssoadmin_account_assignment" "deploy" {
  instance_arn       = aws_ssoadmin_permission_set.deploy.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.deploy.arn
  principal_id       = aws_identitystore_group.developers.group_id
  principal_type     = "GROUP"
  target_id          = "111122223333"
  target_type        = "AWS_ACCOUNT"
}
resource "aws_identitystore_group" "developers" { display_name = "developers" }
resource "aws_identitystore_user" "ada" { user_name = "ada" }
resource "aws_identitystore_group_membership" "ada" {
  group_id  = aws_identitystore_group.developers.group_id
  member_id = aws_identitystore_user.ada.user_id
}

resource "aws_iam_role" "admin" {
  name               = "admin"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# Bounded: the policy allows more than the boundary.
resource "aws_ssoadmin_permission_set" "bounded" {
  name         = "bounded"
  instance_arn = "arn:aws:sso:::instance/ssoins-1"
}
resource "aws_ssoadmin_managed_policy_attachment" "bounded" {
  instance_arn       = aws_ssoadmin_permission_set.bounded.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.bounded.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_ssoadmin_permissions_boundary_attachment" "bounded" {
  instance_arn       = aws_ssoadmin_permission_set.bounded.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.bounded.arn
  permissions_boundary { managed_policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }
}
resource "aws_ssoadmin_account_assignment" "bounded" {
  instance_arn       = aws_ssoadmin_permission_set.bounded.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.bounded.arn
  principal_id       = aws_identitystore_user.ada.user_id
  principal_type     = "USER"
  target_id          = "111122223333"
  target_type        = "AWS_ACCOUNT"
}

# It may give permission sets, and its own is one of them.
resource "aws_ssoadmin_permission_set" "grants" {
  name         = "grants"
  instance_arn = "arn:aws:sso:::instance/ssoins-1"
}
resource "aws_ssoadmin_permission_set_inline_policy" "grants" {
  instance_arn       = aws_ssoadmin_permission_set.grants.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.grants.arn
  inline_policy      = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sso:PutInlinePolicyToPermissionSet", "sso:ProvisionPermissionSet"], Resource = "*" }] })
}
resource "aws_ssoadmin_account_assignment" "grants" {
  instance_arn       = aws_ssoadmin_permission_set.grants.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.grants.arn
  principal_id       = "11111111-2222-3333-4444-555555555555"
  principal_type     = "USER"
  target_id          = "111122223333"
  target_type        = "AWS_ACCOUNT"
}
