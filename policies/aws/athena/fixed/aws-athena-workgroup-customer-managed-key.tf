resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_athena_workgroup" "legacy" {
  name = "legacy"

  configuration {
    result_configuration {
      output_location = "s3://example-results/"

      encryption_configuration { # want "aws-athena-workgroup-customer-managed-key"
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.athena.arn
      }
    }
  }
}

resource "aws_kms_key" "athena" {
  description         = "Encrypts query results"
  enable_key_rotation = true
}

resource "aws_athena_workgroup" "orders" {
  name = "orders"

  configuration {
    result_configuration {
      output_location = "s3://example-results/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.data.arn
      }
    }
  }
}
