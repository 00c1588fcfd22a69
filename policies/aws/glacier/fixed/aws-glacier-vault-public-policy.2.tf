resource "aws_glacier_vault" "legacy" {
  name = "legacy"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-glacier-vault-public-policy"
      Action    = ["glacier:GetJobOutput", "glacier:InitiateJob"]
      Resource  = "arn:aws:glacier:eu-west-1:111122223333:vaults/legacy"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}

resource "aws_glacier_vault" "orders" {
  name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/restore" }
      Action    = ["glacier:GetJobOutput", "glacier:InitiateJob"]
      Resource  = "arn:aws:glacier:eu-west-1:111122223333:vaults/orders"
    }]
  })
}
