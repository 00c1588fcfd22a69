resource "aws_launch_template" "bad" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs { # want "aws-launch-template-unencrypted-volume"
      volume_size = 40
      encrypted   = true
    }
  }
}

resource "aws_launch_template" "good" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 40
      encrypted   = true
    }
  }
}
