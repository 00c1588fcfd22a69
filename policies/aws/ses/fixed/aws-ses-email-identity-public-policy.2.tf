resource "aws_ses_email_identity" "bad" {
  email = "shop@example.com"
}

resource "aws_ses_identity_policy" "bad" {
  identity = aws_ses_email_identity.bad.arn
  name     = "senders"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-ses-email-identity-public-policy"
      Action    = "ses:SendEmail"
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = ["o-exampleorgid"]
        }
      }
    }]
  })
}

resource "aws_ses_email_identity" "good" {
  email = "shop@example.com"
}

resource "aws_ses_identity_policy" "good" {
  identity = aws_ses_email_identity.good.arn
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
