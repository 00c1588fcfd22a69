resource "aws_lb" "bad" { # want "aws-lb-no-deletion-protection"
  name                       = "web"
  subnets                    = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  enable_deletion_protection = true
}

resource "aws_lb" "good" {
  name                       = "web"
  subnets                    = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  enable_deletion_protection = true
}
