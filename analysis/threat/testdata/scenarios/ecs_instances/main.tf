# Containers on instances of the account get the instance's role by its metadata service,
# unless one hop ends at the bridge, and the instance itself by the socket of the runtime.

provider "aws" { allowed_account_ids = ["111122223333"] }

resource "aws_ecs_cluster" "main" { name = "main" }
resource "aws_iam_role" "instance" {
  name               = "instance"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy_attachment" "instance" {
  role       = aws_iam_role.instance.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}
resource "aws_iam_instance_profile" "instance" {
  name = "instance"
  role = aws_iam_role.instance.name
}
resource "aws_launch_template" "hosts" {
  iam_instance_profile { name = aws_iam_instance_profile.instance.name }
  user_data = base64encode("#!/bin/bash\necho ECS_CLUSTER=${aws_ecs_cluster.main.name} >> /etc/ecs/ecs.config")
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
}
resource "aws_s3_bucket" "data" { bucket = "data" }

# The socket lets it out; the other one is told nothing.
resource "aws_ecs_task_definition" "agent" {
  family                = "agent"
  container_definitions = jsonencode([{ name = "agent", image = aws_ecr_repository.agent.repository_url }])
  volume {
    name      = "socket"
    host_path = "/var/run/docker.sock"
  }
}
resource "aws_ecs_service" "agent" {
  name            = "agent"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.agent.arn
  launch_type     = "EC2"
}
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = jsonencode([{ name = "web", image = aws_ecr_repository.web.repository_url }])
}
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "EC2"
}
resource "aws_ecs_task_definition" "serverless" {
  family                = "serverless"
  container_definitions = jsonencode([{ name = "serverless", image = aws_ecr_repository.serverless.repository_url }])
}
resource "aws_ecs_service" "serverless" {
  name            = "serverless"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.serverless.arn
  launch_type     = "FARGATE"
}
# On the network of its instance, one hop is enough.
resource "aws_ecs_task_definition" "host" {
  family                = "host"
  network_mode          = "host"
  container_definitions = jsonencode([{ name = "host", image = aws_ecr_repository.host.repository_url }])
}
resource "aws_ecs_service" "host" {
  name            = "host"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.host.arn
  launch_type     = "EC2"
}

# Each may push the image of one of them.
resource "aws_ecr_repository" "agent" { name = "agent" }
resource "aws_iam_user" "agent" { name = "agent" }
resource "aws_iam_user_policy" "agent" {
  user   = aws_iam_user.agent.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ecr:*", Resource = aws_ecr_repository.agent.arn }, { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" }] })
}
resource "aws_ecr_repository" "web" { name = "web" }
resource "aws_iam_user" "web" { name = "web" }
resource "aws_iam_user_policy" "web" {
  user   = aws_iam_user.web.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ecr:*", Resource = aws_ecr_repository.web.arn }, { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" }] })
}
resource "aws_ecr_repository" "serverless" { name = "serverless" }
resource "aws_iam_user" "serverless" { name = "serverless" }
resource "aws_iam_user_policy" "serverless" {
  user   = aws_iam_user.serverless.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ecr:*", Resource = aws_ecr_repository.serverless.arn }, { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" }] })
}
resource "aws_ecr_repository" "host" { name = "host" }
resource "aws_iam_user" "host" { name = "host" }
resource "aws_iam_user_policy" "host" {
  user   = aws_iam_user.host.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ecr:*", Resource = aws_ecr_repository.host.arn }, { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" }] })
}
