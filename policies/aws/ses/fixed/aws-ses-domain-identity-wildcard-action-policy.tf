resource "aws_ses_domain_identity" "bad" {
  domain = "example.com"
}

resource "aws_ses_identity_policy" "bad" {
  identity = aws_ses_domain_identity.bad.arn
  name     = "senders"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = ["ses:SendEmail", "ses:SendRawEmail"] # want "aws-ses-domain-identity-wildcard-action-policy"
      Resource  = "*"
    }]
  })
}

resource "aws_ses_domain_identity" "good" {
  domain = "example.com"
}

resource "aws_ses_identity_policy" "good" {
  identity = aws_ses_domain_identity.good.arn
  name     = "senders"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "ses:SendEmail"
      Resource  = "*"
    }]
  })
}
