resource "aws_ecs_service" "bad" {
  name            = "bad"
  cluster         = "main"
  task_definition = "web:3"
  launch_type     = "FARGATE"
  desired_count   = 2

  volume_configuration {
    name = "data"

    managed_ebs_volume { # want "aws-ecs-service-unencrypted-volume"
      role_arn   = "arn:aws:iam::123456789012:role/ecs-ebs"
      size_in_gb = 20
      encrypted  = true
    }
  }

  network_configuration {
    subnets = ["subnet-0a1b2c3d"]
  }
}

resource "aws_ecs_service" "good" {
  name            = "good"
  cluster         = "main"
  task_definition = "web:3"
  launch_type     = "FARGATE"
  desired_count   = 2

  volume_configuration {
    name = "data"

    managed_ebs_volume {
      role_arn   = "arn:aws:iam::123456789012:role/ecs-ebs"
      size_in_gb = 20
      encrypted  = true
    }
  }

  network_configuration {
    subnets = ["subnet-0a1b2c3d"]
  }
}
