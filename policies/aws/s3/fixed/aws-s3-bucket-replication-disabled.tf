resource "aws_s3_bucket" "legacy" { # want "aws-s3-bucket-replication-disabled"
  bucket = "example-legacy"
}

resource "aws_s3_bucket_replication_configuration" "legacy" {
  bucket = aws_s3_bucket.legacy.id
  role   = aws_iam_role.replication.arn

  rule {
    id     = "replica"
    status = "Enabled"

    destination {
      bucket = "arn:aws:s3:::example-replica"
    }
  }
}

resource "aws_iam_role" "replication" {
  name_prefix = "s3-replication-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "s3.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "replication" {
  role = aws_iam_role.replication.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
        Resource = aws_s3_bucket.legacy.arn
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"]
        Resource = "${aws_s3_bucket.legacy.arn}/*"
      },
      {
        Effect   = "Allow"
        Action   = ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]
        Resource = "arn:aws:s3:::example-replica/*"
      },
    ]
  })
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
