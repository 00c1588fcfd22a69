resource "aws_kms_key" "code" {
  enable_key_rotation = true
}

resource "aws_codecommit_repository" "bad" { # want "aws-codecommit-repository-no-cmk"
  repository_name = "app"
  kms_key_id      = aws_kms_key.codecommit.arn
}

resource "aws_kms_key" "codecommit" {
  description         = "Encrypts repositories"
  enable_key_rotation = true
}

resource "aws_codecommit_repository" "good" {
  repository_name = "app"
  kms_key_id      = aws_kms_key.code.arn
}
