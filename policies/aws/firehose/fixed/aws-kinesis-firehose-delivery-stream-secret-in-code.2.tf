resource "aws_kinesis_firehose_delivery_stream" "legacy" {
  name        = "legacy"
  destination = "splunk"

  splunk_configuration {
    hec_endpoint = "https://inputs.splunk.example.com:8088"

    s3_configuration {
      role_arn   = "arn:aws:iam::111122223333:role/firehose"
      bucket_arn = "arn:aws:s3:::example-events"
    }

    secrets_manager_configuration {
      enabled    = true
      secret_arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3"
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "orders" {
  name        = "orders"
  destination = "splunk"

  splunk_configuration {
    hec_endpoint = "https://inputs.splunk.example.com:8088"

    secrets_manager_configuration {
      enabled    = true
      secret_arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:splunk"
      role_arn   = "arn:aws:iam::111122223333:role/firehose"
    }

    s3_configuration {
      role_arn   = "arn:aws:iam::111122223333:role/firehose"
      bucket_arn = "arn:aws:s3:::example-events"
    }
  }
}
