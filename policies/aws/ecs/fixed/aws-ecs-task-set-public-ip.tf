resource "aws_ecs_task_set" "bad" {
  service         = "web"
  cluster         = "main"
  task_definition = "web:3"

  network_configuration {
    subnets          = ["subnet-0a1b2c3d"]
    assign_public_ip = false # want "aws-ecs-task-set-public-ip"
  }
}

resource "aws_ecs_task_set" "good" {
  service         = "web"
  cluster         = "main"
  task_definition = "web:3"

  network_configuration {
    subnets = ["subnet-0a1b2c3d"]
  }
}
