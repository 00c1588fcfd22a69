resource "aws_s3tables_table_bucket" "legacy" {
  name = "example-legacy"
}

resource "aws_s3tables_table_bucket" "orders" {
  name = "example-orders"
}

resource "aws_s3tables_table_bucket_policy" "orders" {
  table_bucket_arn = aws_s3tables_table_bucket.orders.arn
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:role/reports" }
      Action    = "s3tables:GetTableData"
      Resource  = "${aws_s3tables_table_bucket.orders.arn}/*"
    }]
  })
}
