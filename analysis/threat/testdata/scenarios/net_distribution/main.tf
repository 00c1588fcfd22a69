# Buckets behind a distribution: one that the distribution may read by its identity, one
# by its access control, one whose policy names another distribution, one without a policy.
locals { buckets = toset(["identity", "control", "other", "none"]) }
resource "aws_s3_bucket" "b" {
  for_each = local.buckets
  bucket   = each.key
}
resource "aws_s3_bucket_public_access_block" "b" {
  for_each                = local.buckets
  bucket                  = aws_s3_bucket.b[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
resource "aws_cloudfront_origin_access_identity" "id" {}
resource "aws_cloudfront_origin_access_control" "oac" {
  name                              = "oac"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    origin_id   = "identity"
    domain_name = aws_s3_bucket.b["identity"].bucket_regional_domain_name
    s3_origin_config { origin_access_identity = aws_cloudfront_origin_access_identity.id.cloudfront_access_identity_path }
  }
  dynamic "origin" {
    for_each = toset(["control", "other", "none"])
    content {
      origin_id                = origin.value
      domain_name              = aws_s3_bucket.b[origin.value].bucket_regional_domain_name
      origin_access_control_id = aws_cloudfront_origin_access_control.oac.id
    }
  }
}
resource "aws_s3_bucket_policy" "identity" {
  bucket = aws_s3_bucket.b["identity"].id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.b["identity"].arn}/*",
    Principal = { AWS = aws_cloudfront_origin_access_identity.id.iam_arn }
  }] })
}
resource "aws_s3_bucket_policy" "control" {
  bucket = aws_s3_bucket.b["control"].id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.b["control"].arn}/*",
    Principal = { Service = "cloudfront.amazonaws.com" }
    Condition = { StringEquals = { "AWS:SourceArn" = aws_cloudfront_distribution.d.arn } }
  }] })
}
resource "aws_s3_bucket_policy" "other" {
  bucket = aws_s3_bucket.b["other"].id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.b["other"].arn}/*",
    Principal = { Service = "apigateway.amazonaws.com" }
  }] })
}
