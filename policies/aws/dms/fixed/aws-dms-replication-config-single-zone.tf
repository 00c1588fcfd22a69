resource "aws_dms_replication_config" "bad" {
  replication_config_identifier = "shop"
  replication_type              = "cdc"
  source_endpoint_arn           = "arn:aws:dms:eu-central-1:123456789012:endpoint:SHOP"
  target_endpoint_arn           = "arn:aws:dms:eu-central-1:123456789012:endpoint:LAKE"
  table_mappings                = file("tables.json")

  compute_config { # want "aws-dms-replication-config-single-zone"
    replication_subnet_group_id = "private"
    max_capacity_units          = 4
    multi_az                    = true
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
    multi_az                    = true
  }
}
