resource "aws_spot_instance_request" "bad" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "c6i.large"

  root_block_device { # want "aws-spot-instance-request-unencrypted-volume"
    volume_size = 30
    encrypted   = true
  }
}

resource "aws_spot_instance_request" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "c6i.large"

  root_block_device {
    encrypted = true
  }
}
