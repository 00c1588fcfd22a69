resource "aws_ecs_task_definition" "bad" {
  family       = "web"
  network_mode = "awsvpc"

  volume {
    name = "docker"
  }

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
    }
  ])
}

resource "aws_ecs_task_definition" "good" {
  family       = "web"
  network_mode = "awsvpc"

  volume {
    name = "scratch"
  }

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
    }
  ])
}
