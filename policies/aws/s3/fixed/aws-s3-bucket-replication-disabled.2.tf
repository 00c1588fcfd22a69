resource "aws_s3_bucket" "legacy" { # want "aws-s3-bucket-replication-disabled"
  bucket = "example-legacy"
}

resource "aws_s3_bucket_replication_configuration" "legacy" {
  bucket = aws_s3_bucket.legacy.id
  role   = "arn:aws:iam::111122223333:role/replication"

  rule {
    id     = "replica"
    status = "Enabled"

    destination {
      bucket = "arn:aws:s3:::example-replica"
    }
  }
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}

resource "aws_s3_bucket_replication_configuration" "orders" {
  bucket = aws_s3_bucket.orders.id
  role   = "arn:aws:iam::111122223333:role/replication"

  rule {
    id     = "all"
    status = "Enabled"

    destination {
      bucket        = "arn:aws:s3:::example-orders-copy"
      storage_class = "STANDARD_IA"
    }
  }
}
