resource "aws_iam_policy" "bad" {
  name = "example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:AttachUserPolicy"] # want "aws-iam-policy-privilege-escalation"
      Resource = ["arn:aws:iam::111122223333:role/app"]
      }, {
      Effect   = "Allow"
      Action   = "s3:ListBucket"
      Resource = "arn:aws:s3:::example"
    }]
  })
}

resource "aws_iam_policy" "good" {
  name = "example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = ["arn:aws:s3:::example/*"]
    }]
  })
}

resource "aws_iam_policy" "every_user" {
  name = "every-user"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:CreateAccessKey"] # want "aws-iam-policy-privilege-escalation"
      Resource = ["arn:aws:iam::111122223333:role/app"]
    }]
  })
}

resource "aws_iam_policy" "builds" {
  name = "builds"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole", "codebuild:CreateProject", "codebuild:StartBuild"] # want "aws-iam-policy-privilege-escalation"
      Resource = ["arn:aws:iam::111122223333:role/app"]
    }]
  })
}

resource "aws_iam_policy" "passes_one_role" {
  name = "passes-one-role"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole"]
      Resource = "arn:aws:iam::123456789012:role/build"
      }, {
      Effect   = "Allow"
      Action   = ["codebuild:CreateProject", "codebuild:StartBuild"]
      Resource = "*"
    }]
  })
}
