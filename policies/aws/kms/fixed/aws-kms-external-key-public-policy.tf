resource "aws_kms_external_key" "bad" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = ["arn:aws:iam::111122223333:root"]
      } # want "aws-kms-external-key-public-policy"
      Action   = "kms:Decrypt"
      Resource = "*"
    }]
  })
}

resource "aws_kms_external_key" "good" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}
