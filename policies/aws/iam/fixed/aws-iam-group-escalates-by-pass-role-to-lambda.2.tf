resource "aws_iam_group" "bad" { # want "aws-iam-group-escalates-by-pass-role-to-lambda"
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
      Action   = ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"]
      Resource = "arn:aws:iam::123456789012:user/$${aws:username}"
    }]
  })
}