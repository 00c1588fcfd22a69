resource "aws_ecr_registry_policy" "legacy" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" } # want "aws-ecr-registry-policy-public"
      Action    = ["ecr:ReplicateImage"]
      Resource  = "arn:aws:ecr:eu-west-1:111122223333:repository/*"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}

resource "aws_ecr_registry_policy" "orders" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:root" }
      Action    = ["ecr:ReplicateImage"]
      Resource  = "arn:aws:ecr:eu-west-1:111122223333:repository/*"
    }]
  })
}
