resource "aws_codebuild_project" "bad" {
  name = "build"

  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "example-build-logs/build"
      encryption_disabled = false # want "aws-codebuild-project-unencrypted-s3-logs"
    }
  }
}

resource "aws_codebuild_project" "good" {
  name = "build"

  logs_config {
    s3_logs {
      status   = "ENABLED"
      location = "example-build-logs/build"
    }
  }
}
