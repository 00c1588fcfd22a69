# Neither permission is worth anything alone: the one changes the policies of a role,
# the other becomes it.
resource "aws_iam_role" "worker" {
  name               = "worker"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.here.account_id}:root" } }] })
}
data "aws_caller_identity" "here" {
}
resource "aws_iam_user" "both" { name = "both" }
resource "aws_iam_user_policy" "both" {
  user   = aws_iam_user.both.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sts:AssumeRole", "iam:AttachRolePolicy"], Resource = aws_iam_role.worker.arn }] })
}
resource "aws_iam_user" "assumes" { name = "assumes" }
resource "aws_iam_user_policy" "assumes" {
  user   = aws_iam_user.assumes.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.worker.arn }] })
}
