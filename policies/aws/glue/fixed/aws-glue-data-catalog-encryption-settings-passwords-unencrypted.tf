resource "aws_glue_data_catalog_encryption_settings" "legacy" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true # want "aws-glue-data-catalog-encryption-settings-passwords-unencrypted"
      aws_kms_key_id                       = aws_kms_key.glue.arn
    }

    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}

resource "aws_kms_key" "glue" {
  description         = "Encrypts connection passwords"
  enable_key_rotation = true
}

resource "aws_glue_data_catalog_encryption_settings" "orders" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true
      aws_kms_key_id                       = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }

    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}
