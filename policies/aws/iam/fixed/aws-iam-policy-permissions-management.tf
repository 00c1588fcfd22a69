resource "aws_iam_policy" "bad" {
  name = "example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutBucketPolicy"] # want "aws-iam-policy-permissions-management"
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

resource "aws_iam_policy" "all_of_iam" {
  name = "all-of-iam"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:*"] # want "aws-iam-policy-permissions-management"
      Resource = ["arn:aws:iam::111122223333:role/app"]
    }]
  })
}
