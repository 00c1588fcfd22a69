resource "aws_lb" "bad" {
  name                 = "web"
  subnets              = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  enable_waf_fail_open = false # want "aws-lb-waf-fail-open"
}

resource "aws_lb" "good" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
