resource "aws_iam_policy" "bad" {
  name = "example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["kms:Decrypt"] # want "aws-iam-policy-decrypt-with-any-key"
      Resource = "*"
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
      Action   = ["kms:Decrypt"]
      Resource = "arn:aws:kms:eu-west-1:123456789012:key/1234"
    }]
  })
}
