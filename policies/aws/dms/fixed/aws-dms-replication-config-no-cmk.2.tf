resource "aws_dms_replication_config" "bad" {
  replication_config_identifier = "shop"
  replication_type              = "cdc"
  source_endpoint_arn           = "arn:aws:dms:eu-central-1:123456789012:endpoint:SHOP"
  target_endpoint_arn           = "arn:aws:dms:eu-central-1:123456789012:endpoint:LAKE"
  table_mappings                = file("tables.json")

  compute_config { # want "aws-dms-replication-config-no-cmk"
    replication_subnet_group_id = "private"
    max_capacity_units          = 4
    kms_key_id                  = aws_kms_key.example.arn
  }
}

resource "aws_dms_replication_config" "good" {
  replication_config_identifier = "shop"
  replication_type              = "cdc"
  source_endpoint_arn           = "arn:aws:dms:eu-central-1:123456789012:endpoint:SHOP"
  target_endpoint_arn           = "arn:aws:dms:eu-central-1:123456789012:endpoint:LAKE"
  table_mappings                = file("tables.json")

  compute_config {
    replication_subnet_group_id = "private"
    max_capacity_units          = 4
    kms_key_id                  = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
