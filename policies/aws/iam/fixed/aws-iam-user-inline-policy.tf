resource "aws_iam_user" "bad" { # want "aws-iam-user-inline-policy"
  name = "bad"
}

resource "aws_iam_user" "good" {
  name = "good"
}