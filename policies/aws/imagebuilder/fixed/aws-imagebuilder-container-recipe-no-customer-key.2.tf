resource "aws_imagebuilder_container_recipe" "bad" { # want "aws-imagebuilder-container-recipe-no-customer-key"
  name           = "bad"
  version        = "1.0.0"
  container_type = "DOCKER"
  parent_image   = "arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-x86-latest/x.x.x"
  kms_key_id     = aws_kms_key.example.arn

  target_repository {
    repository_name = "app"
    service         = "ECR"
  }

  component {
    component_arn = "arn:aws:imagebuilder:eu-central-1:aws:component/update-linux/x.x.x"
  }

  instance_configuration {
    block_device_mapping {
      device_name = "/dev/xvda"

      ebs {
        volume_size = 20
        encrypted   = true
      }
    }
  }
}

resource "aws_imagebuilder_container_recipe" "good" {
  name           = "good"
  version        = "1.0.0"
  container_type = "DOCKER"
  kms_key_id     = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  parent_image   = "arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-x86-latest/x.x.x"

  target_repository {
    repository_name = "app"
    service         = "ECR"
  }

  component {
    component_arn = "arn:aws:imagebuilder:eu-central-1:aws:component/update-linux/x.x.x"
  }

  instance_configuration {
    block_device_mapping {
      device_name = "/dev/xvda"

      ebs {
        volume_size = 20
        encrypted   = true
      }
    }
  }
}
