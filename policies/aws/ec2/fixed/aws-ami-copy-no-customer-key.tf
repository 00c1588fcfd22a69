resource "aws_ami_copy" "bad" { # want "aws-ami-copy-no-customer-key"
  name              = "app"
  source_ami_id     = "ami-0abcdef1234567890"
  source_ami_region = "eu-west-1"
  encrypted         = true
  kms_key_id        = aws_kms_key.ami_2.arn
}

resource "aws_kms_key" "ami_2" {
  description         = "Encrypts images"
  enable_key_rotation = true
}

resource "aws_ami_copy" "good" {
  name              = "app"
  source_ami_id     = "ami-0abcdef1234567890"
  source_ami_region = "eu-west-1"
  encrypted         = true
  kms_key_id        = aws_kms_key.ami.arn
}

resource "aws_kms_key" "ami" {
  enable_key_rotation = true
}
