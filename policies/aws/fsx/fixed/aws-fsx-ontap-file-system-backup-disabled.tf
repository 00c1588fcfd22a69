resource "aws_fsx_ontap_file_system" "legacy" { # want "aws-fsx-ontap-file-system-backup-disabled"
  deployment_type                 = "MULTI_AZ_1"
  storage_capacity                = 1024
  throughput_capacity             = 128
  preferred_subnet_id             = "subnet-0123456789abcdef0"
  subnet_ids                      = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  automatic_backup_retention_days = 30
}

resource "aws_fsx_ontap_file_system" "archive" {
  deployment_type                 = "MULTI_AZ_1"
  storage_capacity                = 1024
  throughput_capacity             = 128
  preferred_subnet_id             = "subnet-0123456789abcdef0"
  subnet_ids                      = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  automatic_backup_retention_days = 30 # want "aws-fsx-ontap-file-system-backup-disabled"
}

resource "aws_fsx_ontap_file_system" "orders" {
  deployment_type                 = "MULTI_AZ_1"
  storage_capacity                = 1024
  throughput_capacity             = 128
  preferred_subnet_id             = "subnet-0123456789abcdef0"
  subnet_ids                      = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  automatic_backup_retention_days = 30
}
