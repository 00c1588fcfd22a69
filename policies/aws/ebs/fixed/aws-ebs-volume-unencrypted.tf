resource "aws_ebs_volume" "legacy" { # want "aws-ebs-volume-unencrypted"
  availability_zone = "eu-west-1a"
  size              = 40
  encrypted         = true
}

resource "aws_ebs_volume" "archive" {
  availability_zone = "eu-west-1a"
  size              = 40
  encrypted         = true # want "aws-ebs-volume-unencrypted"
}

resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-1a"
  size              = 40
  encrypted         = true
}

resource "aws_ebs_volume" "ledger" {
  availability_zone = "eu-west-1a"
  size              = 40
  encrypted         = var.encrypted
}

variable "encrypted" {
  type    = bool
  default = true
}
