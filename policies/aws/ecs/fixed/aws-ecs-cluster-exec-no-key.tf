resource "aws_ecs_cluster" "bad" {
  name = "bad"

  configuration {
    execute_command_configuration { # want "aws-ecs-cluster-exec-no-key"
      logging    = "DEFAULT"
      kms_key_id = aws_kms_key.ecs.arn
    }
  }
}

resource "aws_kms_key" "ecs" {
  description         = "Encrypts sessions of ECS Exec"
  enable_key_rotation = true
}

resource "aws_ecs_cluster" "good" {
  name = "good"

  configuration {
    execute_command_configuration {
      kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}
