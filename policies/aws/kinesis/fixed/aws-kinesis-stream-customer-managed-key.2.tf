resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_kinesis_stream" "legacy" {
  name            = "legacy"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.data.arn # want "aws-kinesis-stream-customer-managed-key"
}

resource "aws_kinesis_stream" "archive" { # want "aws-kinesis-stream-customer-managed-key"
  name            = "archive"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.data.arn
}

resource "aws_kinesis_stream" "orders" {
  name            = "orders"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.data.arn
}
