resource "aws_appstream_image_builder" "bad" {
  name                           = "bad"
  image_name                     = "base-2026"
  instance_type                  = "stream.standard.large"
  enable_default_internet_access = false # want "aws-appstream-image-builder-internet-access"
}

resource "aws_appstream_image_builder" "good" {
  name          = "good"
  image_name    = "base-2026"
  instance_type = "stream.standard.large"
}
