resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_kinesis_stream" "legacy" {
  name            = "legacy"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.kinesis.arn # want "aws-kinesis-stream-customer-managed-key"
}

resource "aws_kms_key" "kinesis" {
  description             = "Encrypts the stream"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kinesis_stream" "archive" { # want "aws-kinesis-stream-customer-managed-key"
  name            = "archive"
  shard_count     = 1
  encryption_type = "KMS"
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
  kms_key_id      = aws_kms_key.data.arn
}
