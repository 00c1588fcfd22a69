resource "aws_ecs_cluster" "bad" { # want "aws-ecs-cluster-no-container-insights"
  name = "bad"
}

resource "aws_ecs_cluster" "off" {
  name = "off"

  setting {
    name  = "containerInsights"
    value = "enabled" # want "aws-ecs-cluster-no-container-insights"
  }
}

resource "aws_ecs_cluster" "good" {
  name = "good"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}
