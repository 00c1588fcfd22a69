resource "aws_cloudfront_vpc_origin" "bad" {
  vpc_origin_endpoint_config {
    name                   = "bad"
    arn                    = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188"
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"] # want "aws-cloudfront-vpc-origin-outdated-tls"
      quantity = 1
    }
  }
}

resource "aws_cloudfront_vpc_origin" "good" {
  vpc_origin_endpoint_config {
    name                   = "good"
    arn                    = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188"
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}
