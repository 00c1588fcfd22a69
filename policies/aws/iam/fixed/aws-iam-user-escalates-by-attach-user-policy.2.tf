resource "aws_iam_user" "bad" { # want "aws-iam-user-escalates-by-attach-user-policy"
  name = "bad"
}

resource "aws_iam_user" "good" {
  name = "good"
}

resource "aws_iam_user_policy" "good" {
  name = "access"
  user = aws_iam_user.good.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:AttachUserPolicy"]
      Resource = "arn:aws:iam::123456789012:user/$${aws:username}"
    }]
  })
}