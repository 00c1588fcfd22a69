resource "aws_iam_user" "bad" {
  name = "bad"
}

resource "aws_iam_user" "good" {
  name = "good"
}