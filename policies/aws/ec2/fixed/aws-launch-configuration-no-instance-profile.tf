resource "aws_launch_configuration" "bad" { # want "aws-launch-configuration-no-instance-profile"
  image_id             = "ami-0abcdef1234567890"
  instance_type        = "t3.small"
  iam_instance_profile = aws_iam_instance_profile.example.name
}

resource "aws_launch_configuration" "good" {
  image_id             = "ami-0abcdef1234567890"
  instance_type        = "t3.small"
  iam_instance_profile = "app"
}
