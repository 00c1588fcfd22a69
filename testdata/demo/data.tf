resource "aws_s3_bucket" "invoices" {
  bucket = "${var.name}-invoices"
}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket                  = aws_s3_bucket.invoices.id
  block_public_acls       = true
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = false
}

resource "aws_s3_bucket_policy" "invoices" {
  bucket = aws_s3_bucket.invoices.id

  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Download",
          "Effect": "Allow",
          "Principal": "*",
          "Action": "s3:GetObject",
          "Resource": "${aws_s3_bucket.invoices.arn}/*"
        }
      ]
    }
  EOF
}

resource "aws_db_instance" "orders" {
  identifier              = "${var.name}-orders"
  engine                  = "postgres"
  instance_class          = "db.t4g.small"
  allocated_storage       = 20
  username                = "shop"
  password                = var.db_password
  publicly_accessible     = true
  storage_encrypted       = var.encrypt
  backup_retention_period = 0
  skip_final_snapshot     = true
}

# parapet:ignore aws-sqs-queue-unencrypted until=2030-01-01 holds no personal data
resource "aws_sqs_queue" "jobs" {
  name                    = "${var.name}-jobs"
  sqs_managed_sse_enabled = false
}
