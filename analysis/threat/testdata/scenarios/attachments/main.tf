# A policy may be attached by many kinds of resources; and documents may be put together
# of others, a statement taking the place of one of the same name.

provider "aws" { allowed_account_ids = ["123456789012"] }

resource "aws_iam_policy" "self" {
  name   = "self"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutUserPolicy", Resource = "arn:aws:iam::123456789012:user/$${aws:username}" }] })
}

resource "aws_iam_user" "exclusive" { name = "exclusive" }
resource "aws_iam_user_policy_attachments_exclusive" "exclusive" {
  user_name   = aws_iam_user.exclusive.name
  policy_arns = [aws_iam_policy.self.arn]
}
resource "aws_iam_user" "attachment" { name = "attachment" }
resource "aws_iam_policy_attachment" "attachment" {
  name       = "attachment"
  users      = [aws_iam_user.attachment.name]
  policy_arn = aws_iam_policy.self.arn
}
resource "aws_iam_user" "member" { name = "member" }
resource "aws_iam_group" "selves" { name = "selves" }
resource "aws_iam_group_policy_attachments_exclusive" "selves" {
  group_name  = aws_iam_group.selves.name
  policy_arns = [aws_iam_policy.self.arn]
}
resource "aws_iam_group_membership" "selves" {
  name  = "selves"
  group = aws_iam_group.selves.name
  users = [aws_iam_user.member.name]
}
resource "aws_iam_role" "inline" {
  name                = "inline"
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
  managed_policy_arns = ["arn:aws:iam::aws:policy/IAMReadOnlyAccess"]
  inline_policy {
    name   = "self"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AttachRolePolicy", Resource = "arn:aws:iam::123456789012:role/inline" }] })
  }
}

# Of the base, the statement that grants is overridden by one that does not.
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Own"
    actions   = ["iam:PutUserPolicy"]
    resources = ["*"]
  }
  statement {
    sid       = "Keys"
    actions   = ["iam:CreateAccessKey"]
    resources = ["arn:aws:iam::123456789012:user/exclusive"]
  }
}
data "aws_iam_policy_document" "composed" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [jsonencode({ Version = "2012-10-17", Statement = [
    { Sid = "Own", Effect = "Allow", Action = "iam:GetUser", Resource = "*" }
  ] })]
}
resource "aws_iam_user" "composed" { name = "composed" }
resource "aws_iam_user_policy" "composed" {
  user   = aws_iam_user.composed.name
  policy = data.aws_iam_policy_document.composed.json
}
