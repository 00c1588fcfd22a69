resource "aws_synthetics_canary" "bad" { # want "aws-synthetics-canary-no-cmk"
  name                 = "login"
  artifact_s3_location = "s3://example-canaries/"
  execution_role_arn   = "arn:aws:iam::123456789012:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "canary.zip"

  schedule {
    expression = "rate(5 minutes)"
  }

  artifact_config {
    s3_encryption {
      encryption_mode = "SSE_KMS"
      kms_key_arn     = aws_kms_key.example.arn
    }
  }
}

resource "aws_synthetics_canary" "good" {
  name                 = "login"
  artifact_s3_location = "s3://example-canaries/"
  execution_role_arn   = "arn:aws:iam::123456789012:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "canary.zip"

  schedule {
    expression = "rate(5 minutes)"
  }

  artifact_config {
    s3_encryption {
      encryption_mode = "SSE_KMS"
      kms_key_arn     = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}
