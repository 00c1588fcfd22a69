resource "aws_acmpca_certificate_authority" "bad" { # want "aws-acmpca-certificate-authority-no-revocation"
  type = "SUBORDINATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }

  revocation_configuration {
    ocsp_configuration {
      enabled = true
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

  revocation_configuration {
    ocsp_configuration {
      enabled = true
    }
  }
}

resource "aws_acmpca_certificate_authority" "short" {
  type = "SUBORDINATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }

  usage_mode = "SHORT_LIVED_CERTIFICATE"
}
