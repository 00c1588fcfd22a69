resource "aws_ami" "bad" { # want "aws-ami-imdsv1"
  name                = "app"
  virtualization_type = "hvm"
  imds_support        = "v2.0"
}

resource "aws_ami" "good" {
  name                = "app"
  virtualization_type = "hvm"
  imds_support        = "v2.0"
}
