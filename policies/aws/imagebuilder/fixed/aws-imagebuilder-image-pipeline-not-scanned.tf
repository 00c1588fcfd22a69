resource "aws_imagebuilder_image_pipeline" "bad" { # want "aws-imagebuilder-image-pipeline-not-scanned"
  name                             = "app"
  image_recipe_arn                 = "arn:aws:imagebuilder:eu-central-1:123456789012:image-recipe/app/1.0.0"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-central-1:123456789012:infrastructure-configuration/app"

  image_scanning_configuration {
    image_scanning_enabled = true
  }
}

resource "aws_imagebuilder_image_pipeline" "good" {
  name                             = "app"
  image_recipe_arn                 = "arn:aws:imagebuilder:eu-central-1:123456789012:image-recipe/app/1.0.0"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-central-1:123456789012:infrastructure-configuration/app"

  image_scanning_configuration {
    image_scanning_enabled = true
  }
}
