variable "guard" {
  type    = bool
  default = true
}

resource "aws_guardduty_detector" "bad" {
  enable = true # want "aws-guardduty-detector-disabled"
}

resource "aws_guardduty_detector" "good" {
  enable = var.guard
}

resource "aws_guardduty_detector" "default" {}
