resource "aws_glue_resource_policy" "legacy" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = "arn:aws:iam::111122223333:root"
      } # want "aws-glue-resource-policy-public-policy"
      Action   = ["glue:GetTable", "glue:GetTables"]
      Resource = "arn:aws:glue:eu-west-1:111122223333:*"
    }]
  })
}

resource "aws_glue_resource_policy" "orders" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
      Action    = ["glue:GetTable", "glue:GetTables"]
      Resource  = "arn:aws:glue:eu-west-1:111122223333:*"
    }]
  })
}
