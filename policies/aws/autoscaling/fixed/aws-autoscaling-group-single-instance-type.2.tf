resource "aws_autoscaling_group" "bad" { # want "aws-autoscaling-group-single-instance-type"
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.example.id
      }

      override {
        instance_type = "m7i.large"
      }

      override {
        instance_type = "m6i.large"
      }
    }
  }
}

resource "aws_autoscaling_group" "mixed" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  mixed_instances_policy {
    launch_template { # want "aws-autoscaling-group-single-instance-type"
      launch_template_specification {
        launch_template_id = aws_launch_template.example.id
      }

      override {
        instance_type = "m7i.large"
      }

      override {
        instance_type = "m6i.large"
      }
    }
  }
}

resource "aws_autoscaling_group" "good" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0123456789abcdef0"
      }

      override {
        instance_type = "m7i.large"
      }

      override {
        instance_type = "m6i.large"
      }
    }
  }
}
