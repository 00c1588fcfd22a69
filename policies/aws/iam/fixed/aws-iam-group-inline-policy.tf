resource "aws_iam_group" "bad" {
  name = "bad"
}

resource "aws_iam_group" "good" {
  name = "good"
}