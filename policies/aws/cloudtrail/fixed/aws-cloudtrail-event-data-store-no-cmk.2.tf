resource "aws_cloudtrail_event_data_store" "bad" { # want "aws-cloudtrail-event-data-store-no-cmk"
  name       = "audit"
  kms_key_id = aws_kms_key.cloudtrail.arn
}

resource "aws_kms_key" "cloudtrail" {
  description         = "Encrypts event data stores"
  enable_key_rotation = true
}

resource "aws_kms_key" "audit" {
  enable_key_rotation = true
}

resource "aws_cloudtrail_event_data_store" "good" {
  name       = "audit"
  kms_key_id = aws_kms_key.audit.arn
}
