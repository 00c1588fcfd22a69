# What denies can be taken away, and tags that are asked for can be had.
locals {
  all = { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] }
  lid = { Version = "2012-10-17", Statement = [{ Effect = "Deny", NotAction = ["iam:DeleteUserPolicy", "iam:RemoveUserFromGroup"], Resource = "*" }] }
}
resource "aws_iam_user" "lidded" { name = "lidded" }
resource "aws_iam_user_policy" "all" {
  user   = aws_iam_user.lidded.name
  name   = "all"
  policy = jsonencode(local.all)
}
resource "aws_iam_user_policy" "lid" {
  user   = aws_iam_user.lidded.name
  name   = "lid"
  policy = jsonencode(local.lid)
}

# The group denies, and the user may leave it.
resource "aws_iam_group" "careful" { name = "careful" }
resource "aws_iam_group_policy" "careful" {
  group  = aws_iam_group.careful.name
  policy = jsonencode(local.lid)
}
resource "aws_iam_user" "member" { name = "member" }
resource "aws_iam_user_group_membership" "member" {
  user   = aws_iam_user.member.name
  groups = [aws_iam_group.careful.name]
}
resource "aws_iam_user_policy" "member" {
  user = aws_iam_user.member.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", NotAction = ["iam:DeleteGroupPolicy", "iam:DetachGroupPolicy"], Resource = "*" },
  ] })
}

# Only who carries a tag may, and the user may tag itself.
resource "aws_iam_user" "taggable" { name = "taggable" }
resource "aws_iam_user_policy" "taggable" {
  user = aws_iam_user.taggable.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "iam:TagUser", Resource = aws_iam_user.taggable.arn },
    { Effect = "Allow", Action = "*", Resource = "*", Condition = { StringEquals = { "aws:PrincipalTag/team" = "platform" } } },
  ] })
}
resource "aws_iam_user" "untaggable" { name = "untaggable" }
resource "aws_iam_user_policy" "untaggable" {
  user = aws_iam_user.untaggable.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "*", Resource = "*", Condition = { StringEquals = { "aws:PrincipalTag/team" = "platform" } } },
  ] })
}
