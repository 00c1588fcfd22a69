resource "aws_dms_replication_instance" "bad" { # want "aws-dms-replication-instance-single-zone"
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  multi_az                   = true
}

resource "aws_dms_replication_instance" "good" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  multi_az                   = true
}
