resource "aws_fsx_windows_file_system" "legacy" {
  active_directory_id             = "d-0123456789"
  storage_capacity                = 300
  throughput_capacity             = 32
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  automatic_backup_retention_days = 30 # want "aws-fsx-windows-file-system-backup-disabled"
}

resource "aws_fsx_windows_file_system" "orders" {
  active_directory_id = "d-0123456789"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-0123456789abcdef0"]
}

resource "aws_fsx_windows_file_system" "ledger" {
  active_directory_id             = "d-0123456789"
  storage_capacity                = 300
  throughput_capacity             = 32
  subnet_ids                      = ["subnet-0123456789abcdef0"]
  automatic_backup_retention_days = 30
}
