resource "aws_glue_security_configuration" "legacy" {
  name = "legacy"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = aws_kms_key.glue.arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS" # want "aws-glue-security-configuration-unencrypted"
      kms_key_arn                   = aws_kms_key.glue.arn
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = aws_kms_key.glue.arn
    }
  }
}

resource "aws_kms_key" "glue" {
  description         = "Encrypts data of Glue"
  enable_key_rotation = true
}

resource "aws_glue_security_configuration" "archive" {
  name = "archive"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS" # want "aws-glue-security-configuration-unencrypted"
      kms_key_arn                = aws_kms_key.glue_2.arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = aws_kms_key.glue_2.arn
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS" # want "aws-glue-security-configuration-unencrypted"
      kms_key_arn        = aws_kms_key.glue_2.arn
    }
  }
}

resource "aws_kms_key" "glue_2" {
  description         = "Encrypts data of Glue"
  enable_key_rotation = true
}

resource "aws_glue_security_configuration" "orders" {
  name = "orders"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}
