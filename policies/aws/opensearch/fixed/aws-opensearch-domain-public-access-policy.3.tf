resource "aws_opensearch_domain" "bad" {
  domain_name = "search"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" } # want "aws-opensearch-domain-public-access-policy"
      Action    = "es:ESHttp*"
      Resource  = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
    }]
  })
}

resource "aws_opensearch_domain" "split" {
  domain_name = "split"
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "es:ESHttp*"
      Resource  = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
      Condition = {
        IpAddress = { "aws:SourceIp" = ["203.0.113.0/24"] }
      }
    }]
  })
}
