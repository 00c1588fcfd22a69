resource "aws_codebuild_project" "bad" {
  name = "build"

  artifacts {
    type                = "S3"
    location            = "example-artifacts"
    encryption_disabled = false # want "aws-codebuild-project-unencrypted-artifacts"
  }

  secondary_artifacts {
    artifact_identifier = "docs"
    type                = "S3"
    location            = "example-docs"
    encryption_disabled = false # want "aws-codebuild-project-unencrypted-artifacts"
  }
}

resource "aws_codebuild_project" "good" {
  name = "build"

  artifacts {
    type     = "S3"
    location = "example-artifacts"
  }
}

resource "aws_codebuild_project" "none" {
  name = "test"

  artifacts {
    type                = "NO_ARTIFACTS"
    encryption_disabled = true
  }
}
