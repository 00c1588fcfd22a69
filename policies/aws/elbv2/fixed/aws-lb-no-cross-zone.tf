resource "aws_lb" "bad" { # want "aws-lb-no-cross-zone"
  name                             = "tcp"
  load_balancer_type               = "network"
  subnets                          = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  enable_cross_zone_load_balancing = true
}

resource "aws_lb" "good" {
  name                             = "tcp"
  load_balancer_type               = "network"
  subnets                          = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  enable_cross_zone_load_balancing = true
}

resource "aws_lb" "application" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
