resource "aws_opensearch_domain" "bad" {
  domain_name = "search"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-opensearch-domain-unsigned-requests"
      Action    = "es:ESHttp*"
      Resource  = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
      Condition = {
        IpAddress = { "aws:SourceIp" = ["203.0.113.0/24"] }
      }
      }, {
      Effect    = "Allow"
      Action    = "es:ESHttpGet"
      Resource  = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
    }]
  })
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "es:ESHttp*"
      Resource  = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
    }]
  })
}

resource "aws_opensearch_domain" "organization" {
  domain_name = "search"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "es:ESHttp*"
      Resource  = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
      Condition = {
        StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" }
      }
    }]
  })
}
