resource "aws_ecs_cluster" "bad" {
  name = "bad"

  configuration {
    execute_command_configuration {
      logging = "DEFAULT" # want "aws-ecs-cluster-exec-not-logged"
    }
  }
}

resource "aws_ecs_cluster" "good" {
  name = "good"

  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"

      log_configuration {
        cloud_watch_log_group_name = "exec"
      }
    }
  }
}
