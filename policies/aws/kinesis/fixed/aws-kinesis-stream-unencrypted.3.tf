resource "aws_kinesis_stream" "legacy" { # want "aws-kinesis-stream-unencrypted"
  name            = "legacy"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.example.arn
}

resource "aws_kinesis_stream" "archive" {
  name            = "archive"
  shard_count     = 1
  encryption_type = "KMS" # want "aws-kinesis-stream-unencrypted"
  kms_key_id      = aws_kms_key.example.arn
}

resource "aws_kinesis_stream" "orders" {
  name            = "orders"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}
