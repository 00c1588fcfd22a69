resource "aws_ecs_task_definition" "bad" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    { # want "aws-ecs-task-definition-no-health-check"
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
      healthCheck = {
        command  = ["CMD-SHELL", "curl --fail http://localhost:8080/ || exit 1"]
        interval = 30
        timeout  = 5
        retries  = 3
      }
    }
  ])
}

resource "aws_ecs_task_definition" "good" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
      healthCheck = {
        command = ["CMD-SHELL", "curl -fs http://localhost:8080/healthz || exit 1"]
      }
    }
  ])
}
