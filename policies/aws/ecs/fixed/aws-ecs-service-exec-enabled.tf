resource "aws_ecs_service" "bad" {
  name                   = "bad"
  cluster                = "main"
  task_definition        = "web:3"
  launch_type            = "FARGATE"
  desired_count          = 2
  enable_execute_command = false # want "aws-ecs-service-exec-enabled"

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

  network_configuration {
    subnets = ["subnet-0a1b2c3d"]
  }
}
