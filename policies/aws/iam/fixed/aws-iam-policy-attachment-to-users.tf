resource "aws_iam_policy_attachment" "bad" {
  name       = "x"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_policy_attachment" "good" {
  name       = "x"
  groups     = ["developers"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
