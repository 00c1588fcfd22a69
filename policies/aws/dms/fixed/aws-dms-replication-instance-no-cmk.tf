resource "aws_kms_key" "dms" {
  enable_key_rotation = true
}

resource "aws_dms_replication_instance" "bad" { # want "aws-dms-replication-instance-no-cmk"
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  kms_key_arn                = aws_kms_key.dms_2.arn
}

resource "aws_kms_key" "dms_2" {
  description         = "Encrypts data of DMS"
  enable_key_rotation = true
}

resource "aws_dms_replication_instance" "good" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  kms_key_arn                = aws_kms_key.dms.arn
}
