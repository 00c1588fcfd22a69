resource "aws_launch_template" "bad" { # want "aws-launch-template-imdsv1"
  name_prefix   = "web-"
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "optional" {
  name_prefix   = "web-"
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required" # want "aws-launch-template-imdsv1"
  }
}

variable "tokens" {
  default = "required"
}

resource "aws_launch_template" "good" {
  name_prefix   = "web-"
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  metadata_options {
    http_tokens = var.tokens
  }
}
