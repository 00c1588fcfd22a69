resource "aws_instance" "bad" { # want "aws-instance-no-termination-protection"
  ami                     = "ami-0abcdef1234567890"
  instance_type           = "t3.small"
  disable_api_termination = true
}

resource "aws_instance" "good" {
  ami                     = "ami-0abcdef1234567890"
  instance_type           = "t3.small"
  disable_api_termination = true
}
