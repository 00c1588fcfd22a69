resource "aws_connect_instance_storage_config" "bad" {
  instance_id   = "i"
  resource_type = "MEDIA_STREAMS"
  storage_config {
    storage_type = "KINESIS_VIDEO_STREAM"
    kinesis_video_stream_config { # want "aws-connect-instance-storage-config-video-stream-unencrypted"
      prefix                 = "x"
      retention_period_hours = 3

      encryption_config {
        encryption_type = "KMS"
        key_id          = aws_kms_key.connect.arn
      }
    }
  }
}

resource "aws_kms_key" "connect" {
  description         = "Encrypts recordings"
  enable_key_rotation = true
}

resource "aws_connect_instance_storage_config" "good" {
  instance_id   = "i"
  resource_type = "MEDIA_STREAMS"
  storage_config {
    storage_type = "KINESIS_VIDEO_STREAM"
    kinesis_video_stream_config {
      prefix                 = "x"
      retention_period_hours = 3
      encryption_config {
        encryption_type = "KMS"
        key_id          = "arn:aws:kms:eu-west-1:123456789012:key/1"
      }
    }
  }
}
