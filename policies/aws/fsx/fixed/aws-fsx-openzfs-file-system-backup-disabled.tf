resource "aws_fsx_openzfs_file_system" "legacy" { # want "aws-fsx-openzfs-file-system-backup-disabled"
  deployment_type                 = "SINGLE_AZ_2"
  storage_capacity                = 64
  throughput_capacity             = 160
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  automatic_backup_retention_days = 30
}

resource "aws_fsx_openzfs_file_system" "archive" {
  deployment_type                 = "SINGLE_AZ_2"
  storage_capacity                = 64
  throughput_capacity             = 160
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  automatic_backup_retention_days = 30 # want "aws-fsx-openzfs-file-system-backup-disabled"
}

resource "aws_fsx_openzfs_file_system" "orders" {
  deployment_type                 = "SINGLE_AZ_2"
  storage_capacity                = 64
  throughput_capacity             = 160
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  automatic_backup_retention_days = 30
}
