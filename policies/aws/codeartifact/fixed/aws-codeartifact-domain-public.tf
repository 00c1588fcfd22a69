resource "aws_codeartifact_domain" "bad" {
  domain = "bad"
}

resource "aws_codeartifact_domain_permissions_policy" "bad" {
  domain = aws_codeartifact_domain.bad.domain
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = "arn:aws:iam::111122223333:root"
      } # want "aws-codeartifact-domain-public"
      Action   = ["codeartifact:ReadFromRepository"]
      Resource = "*"
    }]
  })
}

resource "aws_codeartifact_domain" "good" {
  domain = "good"
}

resource "aws_codeartifact_domain_permissions_policy" "good" {
  domain = aws_codeartifact_domain.good.domain
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
