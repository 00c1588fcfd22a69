resource "aws_opensearch_domain" "bad" {
  domain_name = "search"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = ["arn:aws:iam::111122223333:root"]
      } # want "aws-opensearch-domain-public-access-policy"
      Action   = "es:ESHttp*"
      Resource = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
    }]
  })
}

resource "aws_opensearch_domain" "split" {
  domain_name = "split"
}

resource "aws_opensearch_domain_policy" "split" {
  domain_name = aws_opensearch_domain.split.domain_name
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = ["arn:aws:iam::111122223333:root"]
      } # want "aws-opensearch-domain-public-access-policy"
      Action   = "es:ESHttpGet"
      Resource = "*"
    }]
  })
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
