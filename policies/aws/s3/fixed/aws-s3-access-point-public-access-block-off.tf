resource "aws_s3_access_point" "legacy" {
  bucket = "example-data"
  name   = "legacy"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true # want "aws-s3-access-point-public-access-block-off"
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3_access_point" "orders" {
  bucket = "example-data"
  name   = "orders"
}

resource "aws_s3_access_point" "ledger" {
  bucket = "example-data"
  name   = "ledger"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}
