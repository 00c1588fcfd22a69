resource "aws_ecs_task_definition" "bad" {
  family       = "web"
  network_mode = "awsvpc" # want "aws-ecs-task-definition-no-task-interface"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
    }
  ])
}

resource "aws_ecs_task_definition" "unset" { # want "aws-ecs-task-definition-no-task-interface"
  family = "web"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
    }
  ])
  network_mode = "awsvpc"
}

resource "aws_ecs_task_definition" "good" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
    }
  ])
}
