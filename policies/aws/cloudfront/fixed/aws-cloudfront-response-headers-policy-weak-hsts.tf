resource "aws_cloudfront_response_headers_policy" "bad" {
  name = "bad"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 63072000 # want "aws-cloudfront-response-headers-policy-weak-hsts"
      include_subdomains         = true
      override                   = true
      preload                    = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "none" {
  name = "none"

  security_headers_config { # want "aws-cloudfront-response-headers-policy-weak-hsts"
    content_type_options {
      override = true
    }

    strict_transport_security {
      access_control_max_age_sec = 63072000
      override                   = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "good" {
  name = "good"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      override                   = true
      preload                    = true
    }
  }
}
