resource "aws_ami_copy" "bad" { # want "aws-ami-copy-not-encrypted"
  name              = "app"
  source_ami_id     = "ami-0abcdef1234567890"
  source_ami_region = "eu-west-1"
  encrypted         = true
}

resource "aws_ami_copy" "good" {
  name              = "app"
  source_ami_id     = "ami-0abcdef1234567890"
  source_ami_region = "eu-west-1"
  encrypted         = true
}
