resource "aws_lb" "bad" { # want "aws-lb-single-zone"
  name               = "tcp"
  load_balancer_type = "network"
  subnets            = ["subnet-0a1b2c3d"]
}

resource "aws_lb" "mapped" { # want "aws-lb-single-zone"
  name               = "tcp"
  load_balancer_type = "network"

  subnet_mapping {
    subnet_id     = "subnet-0a1b2c3d"
    allocation_id = "eipalloc-0a1b2c3d"
  }

  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef0"
  }
}

resource "aws_lb" "good" {
  name               = "tcp"
  load_balancer_type = "network"
  subnets            = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
