resource "aws_cloudfront_response_headers_policy" "bad" {
  name = "bad"

  cors_config {
    access_control_allow_credentials = false
    origin_override                  = true

    access_control_allow_headers {
      items = ["Authorization"]
    }

    access_control_allow_methods {
      items = ["GET"]
    }

    access_control_allow_origins {
      items = ["*"] # want "aws-cloudfront-response-headers-policy-credentials-for-any-origin"
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "good" {
  name = "good"

  cors_config {
    access_control_allow_credentials = true
    origin_override                  = true

    access_control_allow_headers {
      items = ["Authorization"]
    }

    access_control_allow_methods {
      items = ["GET"]
    }

    access_control_allow_origins {
      items = ["https://www.example.com"]
    }
  }
}
