# Who may replace a store's policy lets itself read it, unless something else denies.
resource "aws_s3_bucket" "ledger" { bucket = "ledger" }
resource "aws_secretsmanager_secret" "signing" { name = "signing" }
resource "aws_iam_user" "owner" { name = "owner" }
resource "aws_iam_user_policy" "owner" {
  user   = aws_iam_user.owner.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutBucketPolicy", Resource = aws_s3_bucket.ledger.arn }] })
}
resource "aws_iam_user" "denied" { name = "denied" }
resource "aws_iam_user_policy" "denied" {
  user = aws_iam_user.denied.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "s3:PutBucketPolicy", Resource = "*" },
    { Effect = "Deny", Action = "s3:GetObject", Resource = "*" },
  ] })
}
resource "aws_iam_user" "rotator" { name = "rotator" }
resource "aws_iam_user_policy" "rotator" {
  user   = aws_iam_user.rotator.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:PutResourcePolicy", Resource = "*" }] })
}

# A key that only its own policy opens: whoever may grant its use decrypts.
resource "aws_s3_bucket" "sealed" { bucket = "sealed" }
resource "aws_kms_key" "sealed" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:*", Resource = "*", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.here.account_id}:root" } }] })
}
data "aws_caller_identity" "here" {}
resource "aws_s3_bucket_server_side_encryption_configuration" "sealed" {
  bucket = aws_s3_bucket.sealed.id
  rule {
    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.sealed.arn
      sse_algorithm     = "aws:kms"
    }
  }
}
resource "aws_iam_role" "granter" {
  name               = "granter"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_user.helper.arn } }] })
}
resource "aws_iam_role_policy" "granter" {
  role   = aws_iam_role.granter.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "kms:CreateGrant"], Resource = ["${aws_s3_bucket.sealed.arn}/*", aws_kms_key.sealed.arn] }] })
}
resource "aws_iam_user" "helper" { name = "helper" }
