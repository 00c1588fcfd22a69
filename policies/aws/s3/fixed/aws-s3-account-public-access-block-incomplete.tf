resource "aws_s3_account_public_access_block" "legacy" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true # want "aws-s3-account-public-access-block-incomplete"
}

resource "aws_s3_account_public_access_block" "orders" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
