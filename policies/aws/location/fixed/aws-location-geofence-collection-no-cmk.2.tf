resource "aws_kms_key" "location" {
  enable_key_rotation = true
}

resource "aws_location_geofence_collection" "bad" { # want "aws-location-geofence-collection-no-cmk"
  collection_name = "vans"
  kms_key_id      = aws_kms_key.location.arn
}

resource "aws_location_geofence_collection" "good" {
  collection_name = "vans"
  kms_key_id      = aws_kms_key.location.arn
}
