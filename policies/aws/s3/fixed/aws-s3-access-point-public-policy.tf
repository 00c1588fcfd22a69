resource "aws_s3_access_point" "legacy" {
  bucket = "example-data"
  name   = "legacy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = ["arn:aws:iam::111122223333:root"]
      } # want "aws-s3-access-point-public-policy"
      Action   = "s3:GetObject"
      Resource = "arn:aws:s3:eu-west-1:111122223333:accesspoint/legacy/object/*"
      }, {
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
    }]
  })
}

resource "aws_s3_access_point" "orders" {
  bucket = "example-data"
  name   = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:eu-west-1:111122223333:accesspoint/orders/object/*"
    }]
  })
}
