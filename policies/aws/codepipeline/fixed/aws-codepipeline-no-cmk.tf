resource "aws_kms_key" "artifacts" {
  enable_key_rotation = true
}

resource "aws_codepipeline" "bad" {
  name     = "release"
  role_arn = "arn:aws:iam::123456789012:role/pipeline"

  artifact_store { # want "aws-codepipeline-no-cmk"
    location = "example-artifacts"
    type     = "S3"

    encryption_key {
      type = "KMS"
      id   = aws_kms_key.codepipeline.arn
    }
  }
}

resource "aws_kms_key" "codepipeline" {
  description         = "Encrypts pipeline artifacts"
  enable_key_rotation = true
}

resource "aws_codepipeline" "good" {
  name     = "release"
  role_arn = "arn:aws:iam::123456789012:role/pipeline"

  artifact_store {
    location = "example-artifacts"
    type     = "S3"

    encryption_key {
      id   = aws_kms_key.artifacts.arn
      type = "KMS"
    }
  }
}
