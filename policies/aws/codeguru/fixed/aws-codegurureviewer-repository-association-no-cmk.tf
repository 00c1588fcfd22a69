resource "aws_codegurureviewer_repository_association" "bad" { # want "aws-codegurureviewer-repository-association-no-cmk"
  repository {
    codecommit {
      name = "app"
    }
  }

  kms_key_details {
    encryption_option = "CUSTOMER_MANAGED_CMK"
    kms_key_id        = aws_kms_key.codeguru.arn
  }
}

resource "aws_kms_key" "codeguru" {
  description         = "Encrypts reviewed code"
  enable_key_rotation = true
}

resource "aws_codegurureviewer_repository_association" "good" {
  repository {
    codecommit {
      name = "app"
    }
  }

  kms_key_details {
    encryption_option = "CUSTOMER_MANAGED_CMK"
    kms_key_id        = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
