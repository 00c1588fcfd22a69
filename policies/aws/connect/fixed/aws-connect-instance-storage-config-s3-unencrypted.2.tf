resource "aws_connect_instance_storage_config" "bad" {
  instance_id   = "i"
  resource_type = "MEDIA_STREAMS"
  storage_config {
    storage_type = "S3"
    s3_config { # want "aws-connect-instance-storage-config-s3-unencrypted"
      bucket_name   = "b"
      bucket_prefix = "p"

      encryption_config {
        encryption_type = "KMS"
        key_id          = aws_kms_key.example.arn
      }
    }
  }
}

resource "aws_connect_instance_storage_config" "good" {
  instance_id   = "i"
  resource_type = "MEDIA_STREAMS"
  storage_config {
    storage_type = "S3"
    s3_config {
      bucket_name   = "b"
      bucket_prefix = "p"
      encryption_config {
        encryption_type = "KMS"
        key_id          = "arn:aws:kms:eu-west-1:123456789012:key/1"
      }
    }
  }
}
