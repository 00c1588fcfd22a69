resource "aws_instance" "bad" { # want "aws-instance-undeclared-root-volume"
  ami           = "ami-0abcdef1234567890"
  instance_type = "m6i.large"

  root_block_device {
    encrypted = true
  }
}

resource "aws_instance" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "m6i.large"

  root_block_device {
    encrypted = true
  }
}
