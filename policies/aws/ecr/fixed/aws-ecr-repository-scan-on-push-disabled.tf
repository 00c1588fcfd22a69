resource "aws_ecr_repository" "legacy" { # want "aws-ecr-repository-scan-on-push-disabled"
  name = "legacy"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_repository" "archive" {
  name = "archive"

  image_scanning_configuration {
    scan_on_push = true # want "aws-ecr-repository-scan-on-push-disabled"
  }
}

resource "aws_ecr_repository" "orders" {
  name = "orders"

  image_scanning_configuration {
    scan_on_push = true
  }
}
