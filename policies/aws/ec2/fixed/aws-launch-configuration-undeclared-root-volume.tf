resource "aws_launch_configuration" "bad" { # want "aws-launch-configuration-undeclared-root-volume"
  image_id      = "ami-0abcdef1234567890"
  instance_type = "m6i.large"

  root_block_device {
    encrypted = true
  }
}

resource "aws_launch_configuration" "good" {
  image_id      = "ami-0abcdef1234567890"
  instance_type = "m6i.large"

  root_block_device {
    encrypted = true
  }
}
