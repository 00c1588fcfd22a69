resource "aws_instance" "bad" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  maintenance_options {
    auto_recovery = "default" # want "aws-instance-auto-recovery-off"
  }
}

resource "aws_instance" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
