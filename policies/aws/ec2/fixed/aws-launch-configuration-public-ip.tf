resource "aws_launch_configuration" "bad" {
  image_id                    = "ami-0abcdef1234567890"
  instance_type               = "t3.small"
  associate_public_ip_address = false # want "aws-launch-configuration-public-ip"
}

resource "aws_launch_configuration" "good" {
  image_id                    = "ami-0abcdef1234567890"
  instance_type               = "t3.small"
  associate_public_ip_address = false
}
