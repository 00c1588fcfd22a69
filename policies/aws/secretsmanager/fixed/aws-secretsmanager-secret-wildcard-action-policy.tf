resource "aws_secretsmanager_secret" "bad" {
  name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = ["secretsmanager:GetSecretValue"] # want "aws-secretsmanager-secret-wildcard-action-policy"
      Resource  = "*"
      }, {
      Effect    = "Allow"
      Action    = "secretsmanager:DescribeSecret"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
    }]
  })
}

resource "aws_secretsmanager_secret" "good" {
  name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}
