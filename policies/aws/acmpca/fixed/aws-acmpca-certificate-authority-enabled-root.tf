resource "aws_acmpca_certificate_authority" "bad" { # want "aws-acmpca-certificate-authority-enabled-root"
  type    = "ROOT"
  enabled = false

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }
}

resource "aws_acmpca_certificate_authority" "good" {
  type = "ROOT"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }

  enabled = false
}

resource "aws_acmpca_certificate_authority" "issuing" {
  type = "SUBORDINATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }
}
