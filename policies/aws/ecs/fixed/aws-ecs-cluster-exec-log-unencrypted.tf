resource "aws_ecs_cluster" "bad" {
  name = "bad"

  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"

      log_configuration { # want "aws-ecs-cluster-exec-log-unencrypted"
        cloud_watch_log_group_name     = "exec"
        cloud_watch_encryption_enabled = true
      }
    }
  }
}

resource "aws_ecs_cluster" "good" {
  name = "good"

  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = "exec"
      }
    }
  }
}
