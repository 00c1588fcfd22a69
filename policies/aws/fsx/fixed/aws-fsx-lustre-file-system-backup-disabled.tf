resource "aws_fsx_lustre_file_system" "legacy" { # want "aws-fsx-lustre-file-system-backup-disabled"
  storage_capacity                = 1200
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  deployment_type                 = "PERSISTENT_2"
  per_unit_storage_throughput     = 125
  automatic_backup_retention_days = 30
}

resource "aws_fsx_lustre_file_system" "archive" {
  storage_capacity                = 1200
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  deployment_type                 = "PERSISTENT_2"
  per_unit_storage_throughput     = 125
  automatic_backup_retention_days = 30 # want "aws-fsx-lustre-file-system-backup-disabled"
}

resource "aws_fsx_lustre_file_system" "orders" {
  storage_capacity                = 1200
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  deployment_type                 = "PERSISTENT_2"
  per_unit_storage_throughput     = 125
  automatic_backup_retention_days = 30
}
