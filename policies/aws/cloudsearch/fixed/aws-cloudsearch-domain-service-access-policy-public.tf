resource "aws_cloudsearch_domain_service_access_policy" "bad" {
  domain_name = "catalogue"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = "arn:aws:iam::111122223333:root"
      } # want "aws-cloudsearch-domain-service-access-policy-public"
      Action = ["cloudsearch:search", "cloudsearch:document"]
    }]
  })
}

resource "aws_cloudsearch_domain_service_access_policy" "good" {
  domain_name = "catalogue"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/shop" }
      Action    = ["cloudsearch:search"]
    }]
  })
}
