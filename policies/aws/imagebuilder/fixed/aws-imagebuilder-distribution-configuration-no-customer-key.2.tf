resource "aws_imagebuilder_distribution_configuration" "bad" {
  name = "bad"

  distribution {
    region = "eu-central-1"

    ami_distribution_configuration { # want "aws-imagebuilder-distribution-configuration-no-customer-key"
      name       = "app-{{ imagebuilder:buildDate }}"
      kms_key_id = aws_kms_key.example.arn
    }
  }
}

resource "aws_imagebuilder_distribution_configuration" "good" {
  name = "good"

  distribution {
    region = "eu-central-1"

    ami_distribution_configuration {
      name       = "app-{{ imagebuilder:buildDate }}"
      kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}
