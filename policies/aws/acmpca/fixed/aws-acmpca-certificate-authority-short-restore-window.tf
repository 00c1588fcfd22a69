resource "aws_acmpca_certificate_authority" "bad" {
  type = "SUBORDINATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }

  permanent_deletion_time_in_days = 30 # want "aws-acmpca-certificate-authority-short-restore-window"
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
