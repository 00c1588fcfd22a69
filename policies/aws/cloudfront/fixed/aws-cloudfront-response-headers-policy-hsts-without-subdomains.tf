resource "aws_cloudfront_response_headers_policy" "bad" {
  name = "bad"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true # want "aws-cloudfront-response-headers-policy-hsts-without-subdomains"
      override                   = true
      preload                    = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "good" {
  name = "good"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = true
      preload                    = true
    }
  }
}
