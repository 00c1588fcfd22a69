resource "aws_codebuild_project" "bad" { # want "aws-codebuild-project-default-logs"
  name = "build"

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.codebuild.name
    }
  }
}

resource "aws_cloudwatch_log_group" "codebuild" {
  name              = "/codebuild/builds"
  retention_in_days = 365
}

resource "aws_codebuild_project" "good" {
  name = "build"

  logs_config {
    cloudwatch_logs {
      group_name = "builds"
    }
  }
}
