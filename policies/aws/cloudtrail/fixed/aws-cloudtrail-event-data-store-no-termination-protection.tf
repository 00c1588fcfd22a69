resource "aws_cloudtrail_event_data_store" "bad" {
  name                           = "audit"
  termination_protection_enabled = true # want "aws-cloudtrail-event-data-store-no-termination-protection"
}

resource "aws_cloudtrail_event_data_store" "good" {
  name = "audit"
}
