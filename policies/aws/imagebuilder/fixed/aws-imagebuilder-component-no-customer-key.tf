resource "aws_imagebuilder_component" "bad" { # want "aws-imagebuilder-component-no-customer-key"
  name       = "harden"
  platform   = "Linux"
  version    = "1.0.0"
  uri        = "s3://example-components/harden.yml"
  kms_key_id = aws_kms_key.image_builder.arn
}

resource "aws_kms_key" "image_builder" {
  description             = "Encrypts the components of EC2 Image Builder"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_imagebuilder_component" "good" {
  name       = "harden"
  platform   = "Linux"
  version    = "1.0.0"
  uri        = "s3://example-components/harden.yml"
  kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
