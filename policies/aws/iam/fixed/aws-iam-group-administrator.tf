resource "aws_iam_group" "bad" {
  name = "bad"
}

resource "aws_iam_group_policy_attachment" "bad" {
  group      = aws_iam_group.bad.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess" # want "aws-iam-group-administrator"
}
resource "aws_iam_group" "good" {
  name = "good"
}

resource "aws_iam_group_policy_attachment" "good" {
  group      = aws_iam_group.good.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}