resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_kinesis_video_stream" "legacy" { # want "aws-kinesis-video-stream-customer-managed-key"
  name                    = "legacy"
  data_retention_in_hours = 24
  kms_key_id              = aws_kms_key.kinesis_video.arn
}

resource "aws_kms_key" "kinesis_video" {
  description             = "Encrypts the stream"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kinesis_video_stream" "orders" {
  name                    = "orders"
  data_retention_in_hours = 24
  kms_key_id              = aws_kms_key.data.arn
}
