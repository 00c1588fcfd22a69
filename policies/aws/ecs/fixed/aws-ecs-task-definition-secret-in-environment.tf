resource "aws_ecs_task_definition" "bad" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1.4.2"
      environment = [
      ]
      secrets = [
        {
          name      = "DB_PASSWORD"
          valueFrom = "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3"
        },
      ]
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
      environment = [
        { name = "DB_HOST", value = "db.example.internal" }
      ]
      secrets = [
        { name = "DB_PASSWORD", valueFrom = "arn:aws:ssm:eu-central-1:123456789012:parameter/db" }
      ]
    }
  ])
}
