resource "aws_iam_user" "bad" {
  name = "bad"
}

resource "aws_iam_access_key" "first" {
  user = aws_iam_user.bad.name
}

resource "aws_iam_access_key" "second" { # want "aws-iam-user-several-access-keys"
  user   = aws_iam_user.bad.name
  status = "Inactive"
}
resource "aws_iam_user" "good" {
  name = "good"
}

resource "aws_iam_access_key" "only" {
  user = aws_iam_user.good.name
}