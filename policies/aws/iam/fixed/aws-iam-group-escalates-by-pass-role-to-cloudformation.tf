resource "aws_iam_group" "bad" { # want "aws-iam-group-escalates-by-pass-role-to-cloudformation"
  name = "bad"
}

resource "aws_iam_group_policy" "bad" {
  name  = "access"
  group = aws_iam_group.bad.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole", "cloudformation:CreateStack"]
      Resource = ["arn:aws:cloudformation:us-east-1:111122223333:stack/app/*"]
    }]
  })
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
      Action   = ["iam:PassRole", "cloudformation:CreateStack"]
      Resource = "arn:aws:iam::123456789012:user/$${aws:username}"
    }]
  })
}