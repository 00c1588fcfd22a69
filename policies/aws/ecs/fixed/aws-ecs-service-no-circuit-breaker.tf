resource "aws_ecs_service" "bad" { # want "aws-ecs-service-no-circuit-breaker"
  name            = "bad"
  cluster         = "main"
  task_definition = "web:3"
  launch_type     = "FARGATE"
  desired_count   = 2

  network_configuration {
    subnets = ["subnet-0a1b2c3d"]
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "good" {
  name            = "good"
  cluster         = "main"
  task_definition = "web:3"
  launch_type     = "FARGATE"
  desired_count   = 2

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets = ["subnet-0a1b2c3d"]
  }
}
