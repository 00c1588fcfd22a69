resource "aws_ssm_resource_data_sync" "bad" {
  name = "inventory"

  s3_destination { # want "aws-ssm-resource-data-sync-no-cmk"
    bucket_name = "inventory"
    region      = "eu-central-1"
    kms_key_arn = aws_kms_key.inventory.arn
  }
}

resource "aws_kms_key" "inventory" {
  description             = "Encrypts the inventory"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_ssm_resource_data_sync" "good" {
  name = "inventory"

  s3_destination {
    bucket_name = "inventory"
    region      = "eu-central-1"
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
