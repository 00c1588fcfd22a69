resource "aws_instance" "bad" { # want "aws-instance-no-instance-profile"
  ami                  = "ami-0abcdef1234567890"
  instance_type        = "t3.small"
  iam_instance_profile = aws_iam_instance_profile.example.name
}

resource "aws_instance" "good" {
  ami                  = "ami-0abcdef1234567890"
  instance_type        = "t3.small"
  iam_instance_profile = "app"
}
