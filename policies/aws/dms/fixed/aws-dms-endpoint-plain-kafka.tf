resource "aws_dms_endpoint" "bad" {
  endpoint_id   = "events"
  endpoint_type = "target"
  engine_name   = "kafka"

  kafka_settings { # want "aws-dms-endpoint-plain-kafka"
    broker            = "b-1.events.example.com:9092"
    security_protocol = "ssl-encryption"
  }
}

resource "aws_dms_endpoint" "good" {
  endpoint_id   = "events"
  endpoint_type = "target"
  engine_name   = "kafka"

  kafka_settings {
    broker            = "b-1.events.example.com:9094"
    security_protocol = "ssl-encryption"
  }
}
