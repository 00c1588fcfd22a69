resource "aws_opensearch_domain" "bad" {
  domain_name = "search"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "es:ESHttpGet" # want "aws-opensearch-domain-wildcard-action"
      Resource  = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
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
      Action    = ["es:ESHttpGet", "es:ESHttpPost"]
      Resource  = "arn:aws:es:eu-central-1:123456789012:domain/search/*"
    }]
  })
}
