resource "aws_dms_replication_instance" "bad" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  publicly_accessible        = false # want "aws-dms-replication-instance-public"
}

resource "aws_dms_replication_instance" "good" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  publicly_accessible        = false
}

resource "aws_dms_replication_instance" "default" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
}
