resource "aws_lb" "bad" { # want "aws-lb-keeps-invalid-headers"
  name                       = "web"
  subnets                    = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  drop_invalid_header_fields = true
}

resource "aws_lb" "good" {
  name                       = "web"
  load_balancer_type         = "application"
  subnets                    = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  drop_invalid_header_fields = true
}

resource "aws_lb" "tcp" {
  name               = "tcp"
  load_balancer_type = "network"
  subnets            = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
