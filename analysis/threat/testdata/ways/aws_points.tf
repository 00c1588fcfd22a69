# Access points of buckets: both have to let a request through.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
}
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_s3_bucket_public_access_block" "data" {
  bucket              = aws_s3_bucket.data.id
  block_public_policy = false
}
resource "aws_iam_user" "a" { name = "a" }
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Principal = { AWS = "*" }, Resource = [aws_s3_bucket.data.arn, "${aws_s3_bucket.data.arn}/*"], Condition = { StringEquals = { "s3:DataAccessPointAccount" = "123456789012" } } }] })
}

# ---- a bucket that leaves it to access points, of which there are none

# ---- an access point for a user
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_s3_access_point" "p" {
  name   = "p"
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = aws_iam_user.a.arn }, Resource = "arn:aws:s3:eu-west-1:123456789012:accesspoint/p/object/*" }] })
}
resource "aws_iam_user" "b" { name = "b" }

# ---- an access point that says nothing, and a user who may use it
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_s3_access_point" "p" {
  name   = "p"
  bucket = aws_s3_bucket.data.id
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_access_point.p.arn}/object/*" }] })
}

# ---- an access point for everybody, which blocks that, as all do
resource "aws_s3_access_point" "p" {
  name   = "p"
  bucket = aws_s3_bucket.data.id
}
resource "aws_s3control_access_point_policy" "p" {
  access_point_arn = aws_s3_access_point.p.arn
  policy           = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = "*", Resource = "*", Condition = { StringEquals = { "aws:PrincipalAccount" = "999999999999" } } }] })
}

# ---- an access point for everybody
#> internet gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_s3_access_point" "p" {
  name   = "p"
  bucket = aws_s3_bucket.data.id
  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = false
    ignore_public_acls      = true
    restrict_public_buckets = false
  }
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = "*", Resource = "*" }] })
}

# ---- an access point for another account
#> external-account 999999999999 gets read aws_s3_bucket.data
resource "aws_s3_access_point" "p" {
  name   = "p"
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = "999999999999" }, Resource = "*" }] })
}

# ---- an access point of one network
#> aws_iam_user.a gets read aws_s3_bucket.data ?
resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
resource "aws_s3_access_point" "p" {
  name   = "p"
  bucket = aws_s3_bucket.data.id
  vpc_configuration { vpc_id = aws_vpc.v.id }
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = aws_iam_user.a.arn }, Resource = "*" }] })
}

# ---- an access point of several regions
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_s3control_multi_region_access_point" "m" {
  details {
    name = "m"
    region { bucket = aws_s3_bucket.data.id }
  }
}
resource "aws_s3control_multi_region_access_point_policy" "m" {
  details {
    name   = "m"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = aws_iam_user.a.arn }, Resource = "*" }] })
  }
}
