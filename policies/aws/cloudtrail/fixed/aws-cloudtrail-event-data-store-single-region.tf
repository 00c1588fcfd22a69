resource "aws_cloudtrail_event_data_store" "bad" {
  name                 = "audit"
  multi_region_enabled = true # want "aws-cloudtrail-event-data-store-single-region"
}

resource "aws_cloudtrail_event_data_store" "good" {
  name = "audit"
}
