resource "aws_cloudfront_distribution" "bad" {
  enabled = true

  origin {
    origin_id                = "bucket"
    domain_name              = "example-site.s3.eu-central-1.amazonaws.com"
    origin_access_control_id = "E327GJI25M56DG"
  }

  default_cache_behavior {
    target_origin_id       = "bucket"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  restrictions {
    geo_restriction {
      restriction_type = "whitelist" # want "aws-cloudfront-distribution-no-geo-restriction"
      locations        = ["US", "CA"]
    }
  }
}

resource "aws_cloudfront_distribution" "good" {
  enabled = true

  origin {
    origin_id                = "bucket"
    domain_name              = "example-site.s3.eu-central-1.amazonaws.com"
    origin_access_control_id = "E327GJI25M56DG"
  }

  default_cache_behavior {
    target_origin_id       = "bucket"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["AT", "CH", "DE"]
    }
  }
}
