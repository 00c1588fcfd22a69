resource "aws_dms_replication_task" "bad" { # want "aws-dms-replication-task-no-logs"
  replication_task_id      = "shop"
  migration_type           = "full-load"
  replication_instance_arn = "arn:aws:dms:eu-central-1:123456789012:rep:MIGRATION"
  source_endpoint_arn      = "arn:aws:dms:eu-central-1:123456789012:endpoint:SHOP"
  target_endpoint_arn      = "arn:aws:dms:eu-central-1:123456789012:endpoint:LAKE"
  table_mappings           = file("tables.json")

  replication_task_settings = jsonencode({
    Logging = {
      EnableLogging = true
    }
  })
}

resource "aws_dms_replication_task" "good" {
  replication_task_id      = "shop"
  migration_type           = "full-load"
  replication_instance_arn = "arn:aws:dms:eu-central-1:123456789012:rep:MIGRATION"
  source_endpoint_arn      = "arn:aws:dms:eu-central-1:123456789012:endpoint:SHOP"
  target_endpoint_arn      = "arn:aws:dms:eu-central-1:123456789012:endpoint:LAKE"
  table_mappings           = file("tables.json")
  replication_task_settings = jsonencode({
    Logging = { EnableLogging = true }
  })
}
