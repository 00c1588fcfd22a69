resource "aws_cloudwatch_event_target" "bad" {
  rule = "nightly"
  arn  = "arn:aws:ecs:eu-central-1:123456789012:cluster/jobs"

  ecs_target {
    task_definition_arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/nightly"

    network_configuration {
      subnets          = ["subnet-1a2b3c4d"]
      assign_public_ip = false # want "aws-cloudwatch-event-target-task-public-ip"
    }
  }
}

resource "aws_cloudwatch_event_target" "good" {
  rule = "nightly"
  arn  = "arn:aws:ecs:eu-central-1:123456789012:cluster/jobs"

  ecs_target {
    task_definition_arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/nightly"

    network_configuration {
      subnets          = ["subnet-1a2b3c4d"]
      assign_public_ip = false
    }
  }
}
