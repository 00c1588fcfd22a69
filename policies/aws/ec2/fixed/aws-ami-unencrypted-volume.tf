resource "aws_ami" "bad" {
  name                = "app"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"

  ebs_block_device { # want "aws-ami-unencrypted-volume"
    device_name = "/dev/xvda"
    volume_size = 8
    encrypted   = true
  }
}

resource "aws_ami" "good" {
  name                = "app"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"

  ebs_block_device {
    device_name = "/dev/xvda"
    volume_size = 8
    encrypted   = true
  }

  ebs_block_device {
    device_name = "/dev/xvdb"
    snapshot_id = "snap-0123456789abcdef0"
  }
}
