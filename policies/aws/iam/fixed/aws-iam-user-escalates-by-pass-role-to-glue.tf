resource "aws_iam_user" "bad" { # want "aws-iam-user-escalates-by-pass-role-to-glue"
  name = "bad"
}

resource "aws_iam_user_policy" "bad" {
  name = "access"
  user = aws_iam_user.bad.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole", "glue:CreateDevEndpoint"]
      Resource = ["arn:aws:glue:us-east-1:111122223333:devEndpoint/app"]
    }]
  })
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
      Action   = ["iam:PassRole", "glue:CreateDevEndpoint"]
      Resource = "arn:aws:iam::123456789012:user/$${aws:username}"
    }]
  })
}