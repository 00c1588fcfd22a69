resource "aws_imagebuilder_container_recipe" "bad" {
  name           = "bad"
  version        = "1.0.0"
  container_type = "DOCKER"
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

      ebs { # want "aws-imagebuilder-container-recipe-unencrypted-volume"
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
