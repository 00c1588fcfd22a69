resource "aws_instance" "bad" { # want "aws-instance-no-detailed-monitoring"
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  monitoring    = true
}

resource "aws_instance" "off" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  monitoring    = true # want "aws-instance-no-detailed-monitoring"
}

resource "aws_instance" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  monitoring    = true
}
