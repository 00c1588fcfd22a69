resource "aws_lb" "bad" { # want "aws-lb-internet-facing"
  name     = "web"
  subnets  = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  internal = true
}

resource "aws_lb" "explicit" {
  name     = "web"
  internal = true # want "aws-lb-internet-facing"
  subnets  = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}

resource "aws_lb" "good" {
  name     = "intranet"
  internal = true
  subnets  = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
