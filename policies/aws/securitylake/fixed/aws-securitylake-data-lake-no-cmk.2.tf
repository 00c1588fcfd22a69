resource "aws_securitylake_data_lake" "bad" {
  meta_store_manager_role_arn = "arn:aws:iam::123456789012:role/lake"

  configuration { # want "aws-securitylake-data-lake-no-cmk"
    region = "eu-central-1"

    encryption_configuration {
      kms_key_id = aws_kms_key.example.id
    }
  }
}

resource "aws_securitylake_data_lake" "good" {
  meta_store_manager_role_arn = "arn:aws:iam::123456789012:role/lake"

  configuration {
    region = "eu-central-1"

    encryption_configuration {
      kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}
