resource "aws_codebuild_project" "bad" {
  name = "build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "AWS_SECRET_ACCESS_KEY"
      value = "/example/build" # want "aws-codebuild-project-plaintext-credentials"
      type  = "PARAMETER_STORE"
    }

    environment_variable {
      name  = "STAGE"
      value = "production"
    }
  }
}

resource "aws_codebuild_project" "good" {
  name = "build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "DB_PASSWORD"
      type  = "SECRETS_MANAGER"
      value = "build/db:password"
    }
  }
}
