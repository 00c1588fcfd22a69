resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}

resource "aws_s3_bucket_policy" "legacy" {
  bucket = aws_s3_bucket.legacy.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-s3-bucket-public-policy"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.legacy.arn}/*"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = ["o-exampleorgid"]
        }
      }
    }]
  })
}

resource "aws_s3_bucket_policy" "orders" {
  bucket = aws_s3_bucket.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.orders.arn}/*"
    }]
  })
}
