resource "aws_kms_key" "location" {
  enable_key_rotation = true
}

resource "aws_location_tracker" "bad" { # want "aws-location-tracker-no-cmk"
  tracker_name = "vans"
  kms_key_id   = aws_kms_key.location_2.arn
}

resource "aws_kms_key" "location_2" {
  description             = "Encrypts the positions of devices"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_location_tracker" "good" {
  tracker_name = "vans"
  kms_key_id   = aws_kms_key.location.arn
}
