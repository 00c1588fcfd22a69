resource "aws_athena_workgroup" "legacy" { # want "aws-athena-workgroup-results-unencrypted"
  name = "legacy"

  configuration {
    result_configuration {
      encryption_configuration {
        encryption_option = "SSE_S3"
      }
    }
  }
}

resource "aws_athena_workgroup" "archive" {
  name = "archive"

  configuration {
    result_configuration { # want "aws-athena-workgroup-results-unencrypted"
      output_location = "s3://example-results/"

      encryption_configuration {
        encryption_option = "SSE_S3"
      }
    }
  }
}

resource "aws_athena_workgroup" "orders" {
  name = "orders"

  configuration {
    result_configuration {
      output_location = "s3://example-results/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
      }
    }
  }
}
