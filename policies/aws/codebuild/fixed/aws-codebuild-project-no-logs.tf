resource "aws_codebuild_project" "bad" {
  name = "build"

  logs_config {
    cloudwatch_logs {
      status = "ENABLED" # want "aws-codebuild-project-no-logs"
    }
  }
}

resource "aws_codebuild_project" "good" {
  name = "build"

  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }

    s3_logs {
      status   = "ENABLED"
      location = "example-build-logs/build"
    }
  }
}

resource "aws_codebuild_project" "default" {
  name = "build"
}
