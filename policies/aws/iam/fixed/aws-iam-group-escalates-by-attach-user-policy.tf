resource "aws_iam_group" "bad" { # want "aws-iam-group-escalates-by-attach-user-policy"
  name = "bad"
}

resource "aws_iam_group_policy" "bad" {
  name  = "access"
  group = aws_iam_group.bad.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:AttachUserPolicy"]
      Resource = ["arn:aws:iam::111122223333:user/app"]
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
      Action   = ["iam:AttachUserPolicy"]
      Resource = "arn:aws:iam::123456789012:user/$${aws:username}"
    }]
  })
}