resource "aws_cloudwatch_event_bus" "bad" { # want "aws-cloudwatch-event-bus-no-cmk"
  name               = "bad"
  kms_key_identifier = aws_kms_key.events.arn
}

resource "aws_kms_key" "events" {
  description         = "Encrypts events"
  enable_key_rotation = true
}

resource "aws_cloudwatch_event_bus" "good" {
  name               = "good"
  kms_key_identifier = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
