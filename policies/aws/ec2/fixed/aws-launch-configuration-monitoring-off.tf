resource "aws_launch_configuration" "bad" {
  image_id          = "ami-0abcdef1234567890"
  instance_type     = "t3.small"
  enable_monitoring = true # want "aws-launch-configuration-monitoring-off"
}

resource "aws_launch_configuration" "good" {
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
