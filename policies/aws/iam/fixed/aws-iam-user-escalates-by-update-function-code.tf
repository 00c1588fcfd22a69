resource "aws_iam_user" "bad" { # want "aws-iam-user-escalates-by-update-function-code"
  name = "bad"
}

resource "aws_iam_user_policy" "bad" {
  name = "access"
  user = aws_iam_user.bad.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["lambda:UpdateFunctionCode"]
      Resource = ["arn:aws:lambda:us-east-1:111122223333:function:app"]
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
      Action   = ["lambda:UpdateFunctionCode"]
      Resource = "arn:aws:lambda:eu-west-1:123456789012:function:reports"
    }]
  })
}