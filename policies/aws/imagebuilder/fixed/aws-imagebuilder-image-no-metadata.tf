resource "aws_imagebuilder_image" "bad" {
  image_recipe_arn                 = "arn:aws:imagebuilder:eu-central-1:123456789012:image-recipe/app/1.0.0"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-central-1:123456789012:infrastructure-configuration/app"
  enhanced_image_metadata_enabled  = true # want "aws-imagebuilder-image-no-metadata"
}

resource "aws_imagebuilder_image" "good" {
  image_recipe_arn                 = "arn:aws:imagebuilder:eu-central-1:123456789012:image-recipe/app/1.0.0"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-central-1:123456789012:infrastructure-configuration/app"
}
