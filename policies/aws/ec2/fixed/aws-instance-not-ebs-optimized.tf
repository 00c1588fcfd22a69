resource "aws_instance" "bad" { # want "aws-instance-not-ebs-optimized"
  ami           = "ami-0abcdef1234567890"
  instance_type = "m3.large"
  ebs_optimized = true
}

resource "aws_instance" "optimised" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "m3.large"
  ebs_optimized = true
}

resource "aws_instance" "current" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "m7g.large"
}
