resource "aws_codeartifact_repository" "bad" {
  domain     = "example"
  repository = "bad"
}

resource "aws_codeartifact_repository_permissions_policy" "bad" {
  domain     = aws_codeartifact_repository.bad.domain
  repository = aws_codeartifact_repository.bad.repository
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = "arn:aws:iam::111122223333:root"
      } # want "aws-codeartifact-repository-public"
      Action   = ["codeartifact:ReadFromRepository"]
      Resource = "*"
    }]
  })
}

resource "aws_codeartifact_repository" "good" {
  domain     = "example"
  repository = "good"
}

resource "aws_codeartifact_repository_permissions_policy" "good" {
  domain     = aws_codeartifact_repository.good.domain
  repository = aws_codeartifact_repository.good.repository
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["codeartifact:ReadFromRepository"]
      Resource  = "*"
      Condition = {
        StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" }
      }
    }]
  })
}
