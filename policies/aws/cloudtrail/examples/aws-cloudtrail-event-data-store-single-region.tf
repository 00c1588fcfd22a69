resource "aws_cloudtrail_event_data_store" "bad" {
  name                 = "audit"
  multi_region_enabled = false # want "aws-cloudtrail-event-data-store-single-region"
}

resource "aws_cloudtrail_event_data_store" "good" {
  name = "audit"
}
