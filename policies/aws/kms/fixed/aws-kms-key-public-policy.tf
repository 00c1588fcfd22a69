resource "aws_kms_key" "bad" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "kms:Decrypt"
      Resource = "*"
      Principal = {
        AWS = ["arn:aws:iam::111122223333:root"]
      } # want "aws-kms-key-public-policy"
    }]
  })
}

resource "aws_kms_key" "good" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "kms:Decrypt"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
    }]
  })
}
