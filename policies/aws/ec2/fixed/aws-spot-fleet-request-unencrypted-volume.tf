resource "aws_spot_fleet_request" "bad" {
  iam_fleet_role  = "arn:aws:iam::123456789012:role/fleet"
  target_capacity = 2

  launch_specification {
    ami           = "ami-0abcdef1234567890"
    instance_type = "c6i.large"

    root_block_device { # want "aws-spot-fleet-request-unencrypted-volume"
      volume_size = 30
      encrypted   = true
    }
  }
}

resource "aws_spot_fleet_request" "good" {
  iam_fleet_role  = "arn:aws:iam::123456789012:role/fleet"
  target_capacity = 2

  launch_specification {
    ami           = "ami-0abcdef1234567890"
    instance_type = "c6i.large"

    root_block_device {
      volume_size = 30
      encrypted   = true
    }
  }
}
