resource "aws_kinesis_stream" "legacy" { # want "aws-kinesis-stream-short-retention"
  name             = "legacy"
  shard_count      = 1
  retention_period = 168
}

resource "aws_kinesis_stream" "archive" {
  name             = "archive"
  shard_count      = 1
  retention_period = 168 # want "aws-kinesis-stream-short-retention"
}

resource "aws_kinesis_stream" "orders" {
  name             = "orders"
  shard_count      = 1
  retention_period = 168
}
