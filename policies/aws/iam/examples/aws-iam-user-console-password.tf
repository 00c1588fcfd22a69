resource "aws_iam_user" "bad" {
  name = "bad"
}

resource "aws_iam_user_login_profile" "bad" { # want "aws-iam-user-console-password"
  user = aws_iam_user.bad.name
}
resource "aws_iam_user" "good" {
  name = "good"
}