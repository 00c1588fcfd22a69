resource "aws_iam_user" "bad" {
  name = "bad"
}

resource "aws_iam_user_policy_attachment" "bad" { # want "aws-iam-user-attached-policy"
  user       = aws_iam_user.bad.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
resource "aws_iam_user" "good" {
  name = "good"
}