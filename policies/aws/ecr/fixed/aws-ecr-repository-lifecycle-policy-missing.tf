resource "aws_ecr_repository" "legacy" { # want "aws-ecr-repository-lifecycle-policy-missing"
  name = "legacy"
}

resource "aws_ecr_lifecycle_policy" "legacy" {
  repository = aws_ecr_repository.legacy.name
  policy = jsonencode({
    rules = [
      {
        action = {
          type = "expire"
        }
        description  = "Expire untagged images"
        rulePriority = 1
        selection = {
          countNumber = 14
          countType   = "sinceImagePushed"
          countUnit   = "days"
          tagStatus   = "untagged"
        }
      },
    ]
  })
}

resource "aws_ecr_repository" "orders" {
  name = "orders"
}

resource "aws_ecr_lifecycle_policy" "orders" {
  repository = aws_ecr_repository.orders.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action       = { type = "expire" }
    }]
  })
}
