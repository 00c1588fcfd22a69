resource "aws_storagegateway_cached_iscsi_volume" "bad" { # want "aws-storagegateway-cached-iscsi-volume-no-cmk"
  gateway_arn          = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  network_interface_id = "10.0.0.10"
  target_name          = "data"
  volume_size_in_bytes = 5368709120
  kms_encrypted        = true
  kms_key              = aws_kms_key.volumes.arn
}

resource "aws_kms_key" "volumes" {
  description             = "Encrypts the volume"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_storagegateway_cached_iscsi_volume" "good" {
  gateway_arn          = "arn:aws:storagegateway:eu-central-1:123456789012:gateway/sgw-0a1b2c3d"
  network_interface_id = "10.0.0.10"
  target_name          = "data"
  volume_size_in_bytes = 5368709120
  kms_encrypted        = true
  kms_key              = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
