resource "aws_iam_user" "bad" {
  name = "bad"
}

resource "aws_iam_user_policy_attachment" "bad" {
  user       = aws_iam_user.bad.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess" # want "aws-iam-user-administrator"
}
resource "aws_iam_user" "good" {
  name = "good"
}

resource "aws_iam_user_policy_attachment" "good" {
  user       = aws_iam_user.good.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}