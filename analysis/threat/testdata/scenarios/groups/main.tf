# What a group holds counts for its members, and who may join it.
resource "aws_iam_group" "admins" { name = "admins" }
resource "aws_iam_group_policy_attachment" "admins" {
  group      = aws_iam_group.admins.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_iam_group" "staff" { name = "staff" }
resource "aws_iam_group_policy" "staff" {
  group  = aws_iam_group.staff.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutGroupPolicy", Resource = aws_iam_group.staff.arn }] })
}
resource "aws_iam_user" "member" { name = "member" }
resource "aws_iam_user_group_membership" "member" {
  user   = aws_iam_user.member.name
  groups = [aws_iam_group.staff.name]
}
resource "aws_iam_user" "joins" { name = "joins" }
resource "aws_iam_user_policy" "joins" {
  user   = aws_iam_user.joins.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AddUserToGroup", Resource = "*" }] })
}
resource "aws_iam_user" "denied" { name = "denied" }
resource "aws_iam_user_group_membership" "denied" {
  user   = aws_iam_user.denied.name
  groups = ["staff"]
}
resource "aws_iam_user_policy" "denied" {
  user   = aws_iam_user.denied.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:*", Resource = "*" }] })
}
