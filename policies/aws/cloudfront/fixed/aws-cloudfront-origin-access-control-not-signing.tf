resource "aws_cloudfront_origin_access_control" "bad" {
  name                              = "site"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always" # want "aws-cloudfront-origin-access-control-not-signing"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_origin_access_control" "good" {
  name                              = "site"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}
