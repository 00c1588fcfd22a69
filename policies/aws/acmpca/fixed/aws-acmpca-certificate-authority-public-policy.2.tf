resource "aws_acmpca_policy" "bad" {
  resource_arn = aws_acmpca_certificate_authority.bad.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-acmpca-certificate-authority-public-policy"
      Action    = ["acm-pca:IssueCertificate", "acm-pca:GetCertificate"]
      Resource  = aws_acmpca_certificate_authority.bad.arn
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}

resource "aws_acmpca_certificate_authority" "bad" {
  type = "SUBORDINATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }
}

resource "aws_acmpca_certificate_authority" "good" {
  type = "SUBORDINATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }
}
