resource "aws_codebuild_project" "bad" {
  name = "build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "AWS_SECRET_ACCESS_KEY"
      value = "kqT1s2Wv9xYz0LmN4pQr7uBa3cDe5fGh8jKl6Mno" # want "aws-codebuild-project-plaintext-credentials"
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
