resource "aws_ecs_task_definition" "bad" { # want "aws-ecs-task-definition-same-roles"
  family             = "web"
  network_mode       = "awsvpc"
  task_role_arn      = "arn:aws:iam::111122223333:role/application"
  execution_role_arn = "arn:aws:iam::123456789012:role/ecs"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
    }
  ])
}

resource "aws_ecs_task_definition" "good" {
  family             = "web"
  network_mode       = "awsvpc"
  task_role_arn      = "arn:aws:iam::123456789012:role/web"
  execution_role_arn = "arn:aws:iam::123456789012:role/ecs"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
    }
  ])
}
