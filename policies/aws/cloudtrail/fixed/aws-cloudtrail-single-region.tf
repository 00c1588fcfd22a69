variable "everywhere" {
  default = true
}

resource "aws_cloudtrail" "bad" { # want "aws-cloudtrail-single-region"
  name                  = "account"
  s3_bucket_name        = "example-trail-logs"
  is_multi_region_trail = true
}

resource "aws_cloudtrail" "explicit" {
  name                  = "account"
  s3_bucket_name        = "example-trail-logs"
  is_multi_region_trail = true # want "aws-cloudtrail-single-region"
}

resource "aws_cloudtrail" "good" {
  name                  = "account"
  s3_bucket_name        = "example-trail-logs"
  is_multi_region_trail = var.everywhere
}
