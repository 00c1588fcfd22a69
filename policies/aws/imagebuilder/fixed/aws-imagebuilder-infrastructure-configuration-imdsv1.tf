resource "aws_imagebuilder_infrastructure_configuration" "bad" { # want "aws-imagebuilder-infrastructure-configuration-imdsv1"
  name                  = "bad"
  instance_profile_name = "image-builder"

  instance_metadata_options {
    http_tokens = "required"
  }
}

resource "aws_imagebuilder_infrastructure_configuration" "good" {
  name                  = "good"
  instance_profile_name = "image-builder"

  instance_metadata_options {
    http_tokens = "required"
  }
}
