resource "aws_lambda_event_source_mapping" "bad" { # want "aws-lambda-event-source-mapping-no-failure-destination"
  event_source_arn  = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders"
  function_name     = "orders"
  starting_position = "LATEST"

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.example.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "good" {
  event_source_arn  = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders"
  function_name     = "orders"
  starting_position = "LATEST"

  destination_config {
    on_failure {
      destination_arn = "arn:aws:sqs:eu-central-1:123456789012:orders-failed"
    }
  }
}
