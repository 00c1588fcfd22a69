resource "aws_ecs_task_definition" "bad" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "public.ecr.aws/nginx/nginx:1.29.1" # want "aws-ecs-task-definition-moving-image-tag"
    }
  ])
}

resource "aws_ecs_task_definition" "untagged" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "public.ecr.aws/nginx/nginx:1.29.1" # want "aws-ecs-task-definition-moving-image-tag"
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
    }
  ])
}

resource "aws_ecs_task_definition" "digest" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "nginx@sha256:4c0fdaa8b6341bfdeca5f18f7837462c80cff90527ee35ef185571e1c327beac"
    }
  ])
}
