resource "aws_ecr_repository" "legacy" { # want "aws-ecr-repository-mutable-tags"
  name                 = "legacy"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "archive" {
  name                 = "archive"
  image_tag_mutability = "IMMUTABLE" # want "aws-ecr-repository-mutable-tags"
}

resource "aws_ecr_repository" "orders" {
  name                 = "orders"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "ledger" {
  name                 = "ledger"
  image_tag_mutability = local.mutability
}

locals {
  mutability = "IMMUTABLE_WITH_EXCLUSION"
}
