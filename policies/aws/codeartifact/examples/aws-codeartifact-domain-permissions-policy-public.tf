resource "aws_codeartifact_domain_permissions_policy" "bad" {
  domain     = "example"

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-codeartifact-domain-permissions-policy-public"
      Action    = ["codeartifact:ReadFromRepository"]
      Resource  = "*"
    }]
  })
}

resource "aws_codeartifact_domain_permissions_policy" "good" {
  domain     = "example"

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
