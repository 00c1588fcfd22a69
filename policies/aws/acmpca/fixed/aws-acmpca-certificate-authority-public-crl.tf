resource "aws_acmpca_certificate_authority" "bad" {
  type = "SUBORDINATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }

  revocation_configuration {
    crl_configuration { # want "aws-acmpca-certificate-authority-public-crl"
      enabled            = true
      expiration_in_days = 7
      s3_bucket_name     = "example-crl"
      s3_object_acl      = "BUCKET_OWNER_FULL_CONTROL"
    }
  }
}

resource "aws_acmpca_certificate_authority" "explicit" {
  type = "SUBORDINATE"

  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"

    subject {
      common_name = "ca.example.com"
    }
  }

  revocation_configuration {
    crl_configuration {
      enabled            = true
      expiration_in_days = 7
      s3_bucket_name     = "example-crl"
      s3_object_acl      = "BUCKET_OWNER_FULL_CONTROL" # want "aws-acmpca-certificate-authority-public-crl"
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
    crl_configuration {
      enabled            = true
      expiration_in_days = 7
      s3_bucket_name     = "example-crl"
      s3_object_acl      = "BUCKET_OWNER_FULL_CONTROL"
    }
  }
}
