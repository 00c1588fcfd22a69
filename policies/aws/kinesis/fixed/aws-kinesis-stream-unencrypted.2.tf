resource "aws_kinesis_stream" "legacy" { # want "aws-kinesis-stream-unencrypted"
  name            = "legacy"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.kinesis.arn
}

resource "aws_kms_key" "kinesis" {
  description             = "Encrypts the stream"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kinesis_stream" "archive" {
  name            = "archive"
  shard_count     = 1
  encryption_type = "KMS" # want "aws-kinesis-stream-unencrypted"
  kms_key_id      = aws_kms_key.kinesis_2.arn
}

resource "aws_kms_key" "kinesis_2" {
  description             = "Encrypts the stream"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kinesis_stream" "orders" {
  name            = "orders"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}
