resource "aws_iam_group" "bad" {
  name = "bad"
}

resource "aws_iam_group_policy" "bad" { # want "aws-iam-group-inline-policy"
  group  = aws_iam_group.bad.name
  policy = jsonencode({ Statement = [] })
}
resource "aws_iam_group" "good" {
  name = "good"
}