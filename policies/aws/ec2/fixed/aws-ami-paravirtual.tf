resource "aws_ami" "bad" {
  name                = "old"
  virtualization_type = "hvm" # want "aws-ami-paravirtual"
}

resource "aws_ami" "good" {
  name                = "new"
  virtualization_type = "hvm"
}
