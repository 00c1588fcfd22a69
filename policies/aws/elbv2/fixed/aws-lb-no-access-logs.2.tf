resource "aws_lb" "bad" { # want "aws-lb-no-access-logs"
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  access_logs {
    bucket  = "example-logs"
    enabled = true
  }
}

resource "aws_lb" "off" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  access_logs {
    bucket  = "example-logs"
    enabled = true # want "aws-lb-no-access-logs"
  }
}

resource "aws_lb" "good" {
  name    = "web"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  access_logs {
    bucket  = "example-lb-logs"
    enabled = true
  }
}
