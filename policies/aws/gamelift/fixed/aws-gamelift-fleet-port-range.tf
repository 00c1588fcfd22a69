resource "aws_gamelift_fleet" "bad" {
  name              = "bad"
  build_id          = "build-0123456789abcdef0"
  ec2_instance_type = "c5.large"

  ec2_inbound_permission {
    protocol  = "TCP"
    from_port = 7777
    to_port   = 7777 # want "aws-gamelift-fleet-port-range"
    ip_range  = "0.0.0.0/0"
  }
}

resource "aws_gamelift_fleet" "good" {
  name              = "good"
  build_id          = "build-0123456789abcdef0"
  ec2_instance_type = "c5.large"

  ec2_inbound_permission {
    protocol  = "TCP"
    from_port = 33435
    to_port   = 33435
    ip_range  = "0.0.0.0/0"
  }
}
