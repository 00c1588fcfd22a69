resource "aws_iam_policy" "bad" {
  name = "example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole"]
      Resource = ["arn:aws:iam::111122223333:role/app"] # want "aws-iam-policy-pass-any-role"
    }]
  })
}

resource "aws_iam_policy" "good" {
  name = "example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole"]
      Resource = "arn:aws:iam::123456789012:role/worker"
    }]
  })
}

resource "aws_iam_policy" "every_role" {
  name = "every-role"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole"]
      Resource = ["arn:aws:iam::111122223333:role/app"] # want "aws-iam-policy-pass-any-role"
    }]
  })
}
