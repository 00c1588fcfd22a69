resource "aws_lb" "bad" { # want "aws-lb-no-waf"
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}

resource "aws_wafv2_web_acl_association" "bad" {
  resource_arn = aws_lb.bad.arn
  web_acl_arn  = aws_wafv2_web_acl.example.arn
}

resource "aws_lb" "good" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}

resource "aws_wafv2_web_acl_association" "good" {
  resource_arn = aws_lb.good.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shop/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"
}

resource "aws_lb" "internal" {
  name     = "intranet"
  internal = true
  subnets  = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
