resource "aws_iam_role" "bad" {
  name = "example"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::123456789012:root" } # want "aws-iam-role-cross-account-without-external-id"
      Condition = {
        Bool = {
          "aws:MultiFactorAuthPresent" = ["true"]
        }
      }
    }]
  })
}

resource "aws_iam_role" "good" {
  name = "example"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Condition = { StringEquals = { "sts:ExternalId" = "customer-17" } }
    }]
  })
}
