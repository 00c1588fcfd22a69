resource "aws_kms_key" "build" {
  enable_key_rotation = true
}

resource "aws_codebuild_project" "bad" { # want "aws-codebuild-project-no-cmk"
  name           = "build"
  encryption_key = aws_kms_key.build.arn
}

resource "aws_codebuild_project" "managed" {
  name           = "build"
  encryption_key = aws_kms_key.build.arn # want "aws-codebuild-project-no-cmk"
}

resource "aws_codebuild_project" "good" {
  name           = "build"
  encryption_key = aws_kms_key.build.arn
}
