resource "aws_ecr_repository" "legacy" { # want "aws-ecr-repository-kms-encryption"
  name = "legacy"

  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecr_repository" "archive" {
  name = "archive"

  encryption_configuration { # want "aws-ecr-repository-kms-encryption"
    encryption_type = "KMS"
  }
}

resource "aws_ecr_repository" "orders" {
  name = "orders"

  encryption_configuration {
    encryption_type = "KMS"
  }
}
