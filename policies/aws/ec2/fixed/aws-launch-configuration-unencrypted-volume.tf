resource "aws_launch_configuration" "bad" {
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  root_block_device { # want "aws-launch-configuration-unencrypted-volume"
    volume_size = 20
    encrypted   = true
  }

  ebs_block_device { # want "aws-launch-configuration-unencrypted-volume"
    device_name = "/dev/sdf"
    volume_size = 50
    encrypted   = true
  }
}

resource "aws_launch_configuration" "good" {
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 50
    encrypted   = true
  }
}
