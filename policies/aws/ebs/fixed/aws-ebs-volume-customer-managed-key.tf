resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_ebs_volume" "legacy" { # want "aws-ebs-volume-customer-managed-key"
  availability_zone = "eu-west-1a"
  size              = 40
  encrypted         = true
  kms_key_id        = aws_kms_key.ebs.arn
}

resource "aws_kms_key" "ebs" {
  description         = "Encrypts EBS volumes"
  enable_key_rotation = true
}

resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-1a"
  size              = 40
  encrypted         = true
  kms_key_id        = aws_kms_key.data.arn
}
