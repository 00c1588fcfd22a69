# Who can read stores from outside: the policy or ACL, the blocks of the bucket and
# of the account, and the ownership of objects decide together.
locals {
  everybody = {
    for name in ["open", "blocked", "unsaid", "office", "org"] : name => jsonencode({
      Version = "2012-10-17"
      Statement = [merge({ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::${name}/*", Principal = "*" },
        name == "office" ? { Condition = { IpAddress = { "aws:SourceIp" = "192.0.2.0/24" } } } : {},
      name == "org" ? { Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-acme" } } } : {})]
    })
  }
}
resource "aws_s3_bucket" "policy" {
  for_each = local.everybody
  bucket   = each.key
}
resource "aws_s3_bucket_policy" "policy" {
  for_each = local.everybody
  bucket   = aws_s3_bucket.policy[each.key].id
  policy   = each.value
}
resource "aws_s3_bucket_public_access_block" "off" {
  for_each                = toset(["open", "office", "org"])
  bucket                  = aws_s3_bucket.policy[each.key].id
  block_public_policy     = false
  restrict_public_buckets = false
}
resource "aws_s3_bucket_public_access_block" "on" {
  bucket                  = aws_s3_bucket.policy["blocked"].id
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "acl" { bucket = "acl" }
resource "aws_s3_bucket_acl" "acl" {
  bucket = aws_s3_bucket.acl.id
  acl    = "public-read"
}
resource "aws_s3_bucket_ownership_controls" "acl" {
  bucket = aws_s3_bucket.acl.id
  rule { object_ownership = "BucketOwnerPreferred" }
}
resource "aws_s3_bucket_public_access_block" "acl" { bucket = aws_s3_bucket.acl.id }

resource "aws_s3_bucket" "enforced" { bucket = "enforced" }
resource "aws_s3_bucket_acl" "enforced" {
  bucket = aws_s3_bucket.enforced.id
  acl    = "public-read"
}
resource "aws_s3_bucket_ownership_controls" "enforced" {
  bucket = aws_s3_bucket.enforced.id
  rule { object_ownership = "BucketOwnerEnforced" }
}
resource "aws_s3_bucket_public_access_block" "enforced" { bucket = aws_s3_bucket.enforced.id }

resource "aws_sqs_queue" "orders" {
  name   = "orders"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*", Principal = "*" }] })
}
resource "aws_sqs_queue" "events" {
  name = "events"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*", Principal = "*",
  Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:sns:eu-west-1:111122223333:topic" } } }] })
}
resource "aws_secretsmanager_secret" "shared" {
  name       = "shared"
  kms_key_id = aws_kms_key.shared.arn # the one that AWS keeps decrypts for no other account
  policy     = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*", Principal = { AWS = "arn:aws:iam::999988887777:role/vendor" } }] })
}
resource "aws_kms_key" "shared" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = "*", Principal = { AWS = "arn:aws:iam::999988887777:role/vendor" } }] })
}
