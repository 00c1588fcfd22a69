resource "aws_glue_crawler" "legacy" { # want "aws-glue-crawler-security-configuration-missing"
  database_name          = "sales"
  name                   = "legacy"
  role                   = "arn:aws:iam::111122223333:role/glue"
  security_configuration = aws_glue_security_configuration.encrypted.name

  s3_target {
    path = "s3://example-data"
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

resource "aws_glue_crawler" "orders" {
  database_name = "sales"
  name          = "orders"
  role          = "arn:aws:iam::111122223333:role/glue"

  s3_target {
    path = "s3://example-data"
  }
  security_configuration = "encrypted"
}
