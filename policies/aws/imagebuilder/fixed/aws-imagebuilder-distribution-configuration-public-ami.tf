resource "aws_imagebuilder_distribution_configuration" "bad" {
  name = "bad"

  distribution {
    region = "eu-central-1"

    ami_distribution_configuration {
      name = "app-{{ imagebuilder:buildDate }}"

      launch_permission {
      }
    }
  }
}

resource "aws_imagebuilder_distribution_configuration" "good" {
  name = "good"

  distribution {
    region = "eu-central-1"

    ami_distribution_configuration {
      name = "app-{{ imagebuilder:buildDate }}"

      launch_permission {
        organization_arns = ["arn:aws:organizations::123456789012:organization/o-123example"]
      }
    }
  }
}
