resource "aws_lb" "bad" {
  name                   = "web"
  subnets                = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  desync_mitigation_mode = "defensive" # want "aws-lb-desync-monitor"
}

resource "aws_lb" "good" {
  name                   = "web"
  subnets                = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  desync_mitigation_mode = "strictest"
}

resource "aws_lb" "unset" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
