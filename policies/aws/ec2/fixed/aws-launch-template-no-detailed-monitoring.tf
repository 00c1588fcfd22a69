resource "aws_launch_template" "bad" { # want "aws-launch-template-no-detailed-monitoring"
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  monitoring {
    enabled = true
  }
}

resource "aws_launch_template" "good" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  monitoring {
    enabled = true
  }
}
