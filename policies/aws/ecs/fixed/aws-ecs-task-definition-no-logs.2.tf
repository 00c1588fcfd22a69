resource "aws_ecs_task_definition" "bad" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    { # want "aws-ecs-task-definition-no-logs"
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.example.name
          awslogs-region        = "us-east-1"
          awslogs-stream-prefix = "ecs"
        }
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
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "web"
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "web"
        }
      }
    }
  ])
}
