resource "aws_ecr_repository" "legacy" {
  name = "legacy"
}

resource "aws_ecr_repository" "orders" {
  name = "orders"
}

resource "aws_ecr_repository_policy" "legacy" {
  repository = aws_ecr_repository.legacy.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "pull"
      Effect    = "Allow"
      Principal = "*" # want "aws-ecr-repository-public-policy"
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}

resource "aws_ecr_repository_policy" "orders" {
  repository = aws_ecr_repository.orders.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "pull"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}
