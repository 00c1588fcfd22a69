resource "aws_glue_job" "legacy" { # want "aws-glue-job-security-configuration-missing"
  name                   = "legacy"
  role_arn               = "arn:aws:iam::111122223333:role/glue"
  glue_version           = "5.0"
  security_configuration = aws_glue_security_configuration.encrypted.name

  command {
    script_location = "s3://example-scripts/legacy.py"
  }
}

resource "aws_kms_key" "glue" {
  description         = "Encrypts data of Glue"
  enable_key_rotation = true
}

resource "aws_glue_security_configuration" "encrypted" {
  name = "encrypted"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = aws_kms_key.glue.arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = aws_kms_key.glue.arn
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = aws_kms_key.glue.arn
    }
  }
}

resource "aws_glue_job" "orders" {
  name         = "orders"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "5.0"

  command {
    script_location = "s3://example-scripts/orders.py"
  }
  security_configuration = "encrypted"
}
