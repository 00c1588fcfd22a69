resource "aws_dms_replication_instance" "bad" { # want "aws-dms-replication-instance-no-auto-upgrade"
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  auto_minor_version_upgrade = true
}

resource "aws_dms_replication_instance" "explicit" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  auto_minor_version_upgrade = true # want "aws-dms-replication-instance-no-auto-upgrade"
}

resource "aws_dms_replication_instance" "good" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  auto_minor_version_upgrade = true
}
