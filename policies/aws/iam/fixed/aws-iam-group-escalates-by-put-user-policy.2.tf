resource "aws_iam_group" "bad" { # want "aws-iam-group-escalates-by-put-user-policy"
  name = "bad"
}

resource "aws_iam_group" "good" {
  name = "good"
}

resource "aws_iam_group_policy" "good" {
  name  = "access"
  group = aws_iam_group.good.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PutUserPolicy"]
      Resource = "arn:aws:iam::123456789012:user/$${aws:username}"
    }]
  })
}