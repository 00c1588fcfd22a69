resource "aws_secretsmanager_secret" "bad" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
      Principal = "*" # want "aws-secretsmanager-secret-public-policy"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = ["o-exampleorgid"]
        }
      }
      }, {
      Effect    = "Allow"
      Action    = "secretsmanager:DescribeSecret"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
    }]
  })
}

resource "aws_secretsmanager_secret" "good" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
    }]
  })
}
