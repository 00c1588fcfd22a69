resource "aws_gamelift_fleet" "bad" {
  name              = "bad"
  build_id          = "build-0123456789abcdef0"
  ec2_instance_type = "c5.large"

  ec2_inbound_permission {
    protocol  = "TCP"
    from_port = 22
    to_port   = 22
    ip_range  = "203.0.113.0/24" # want "aws-gamelift-fleet-administration-open"
  }
}

resource "aws_gamelift_fleet" "good" {
  name              = "good"
  build_id          = "build-0123456789abcdef0"
  ec2_instance_type = "c5.large"

  ec2_inbound_permission {
    protocol  = "TCP"
    from_port = 22
    to_port   = 22
    ip_range  = "203.0.113.5/32"
  }
}
