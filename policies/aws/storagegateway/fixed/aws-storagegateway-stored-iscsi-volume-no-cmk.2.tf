resource "aws_storagegateway_stored_iscsi_volume" "bad" { # want "aws-storagegateway-stored-iscsi-volume-no-cmk"
  gateway_arn            = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  network_interface_id   = "10.0.0.10"
  target_name            = "data"
  disk_id                = "/dev/sdb"
  preserve_existing_data = false
  kms_encrypted          = true
  kms_key                = aws_kms_key.example.arn
}

resource "aws_storagegateway_stored_iscsi_volume" "good" {
  gateway_arn            = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  network_interface_id   = "10.0.0.10"
  target_name            = "data"
  disk_id                = "/dev/sdb"
  preserve_existing_data = false
  kms_encrypted          = true
  kms_key                = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
