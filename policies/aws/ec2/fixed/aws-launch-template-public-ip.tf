resource "aws_launch_template" "bad" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  network_interfaces {
    associate_public_ip_address = false # want "aws-launch-template-public-ip"
    security_groups             = ["sg-0123456789abcdef0"]
  }
}

resource "aws_launch_template" "good" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  network_interfaces {
    associate_public_ip_address = false
    security_groups             = ["sg-0123456789abcdef0"]
  }
}
