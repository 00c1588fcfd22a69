resource "aws_sesv2_email_identity" "bad" {
  email_identity = "example.com"
}

resource "aws_sesv2_email_identity_policy" "bad" {
  email_identity = aws_sesv2_email_identity.bad.email_identity
  policy_name    = "senders"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = ["arn:aws:iam::111122223333:root"]
      } # want "aws-sesv2-email-identity-public-policy"
      Action   = "ses:SendEmail"
      Resource = "*"
    }]
  })
}

resource "aws_sesv2_email_identity" "good" {
  email_identity = "example.com"
}

resource "aws_sesv2_email_identity_policy" "good" {
  email_identity = aws_sesv2_email_identity.good.email_identity
  policy_name    = "senders"

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
