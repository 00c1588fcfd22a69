resource "aws_cloudwatch_event_archive" "bad" { # want "aws-cloudwatch-event-archive-no-cmk"
  name               = "orders"
  event_source_arn   = "arn:aws:events:eu-central-1:123456789012:event-bus/orders"
  kms_key_identifier = aws_kms_key.events.arn
}

resource "aws_kms_key" "events" {
  description         = "Encrypts archived events"
  enable_key_rotation = true
}

resource "aws_cloudwatch_event_archive" "good" {
  name               = "orders"
  event_source_arn   = "arn:aws:events:eu-central-1:123456789012:event-bus/orders"
  kms_key_identifier = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
