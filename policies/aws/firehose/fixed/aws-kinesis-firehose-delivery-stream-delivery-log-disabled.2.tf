resource "aws_kinesis_firehose_delivery_stream" "legacy" {
  name        = "legacy"
  destination = "extended_s3"
  extended_s3_configuration { # want "aws-kinesis-firehose-delivery-stream-delivery-log-disabled"
    role_arn   = "arn:aws:iam::111122223333:role/firehose"
    bucket_arn = "arn:aws:s3:::example-events"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_stream.example.log_group_name
      log_stream_name = aws_cloudwatch_log_stream.example.name
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "orders" {
  name        = "orders"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::111122223333:role/firehose"
    bucket_arn = "arn:aws:s3:::example-events"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = "/aws/kinesisfirehose/orders"
      log_stream_name = "delivery"
    }
  }
}
