resource "aws_fsx_windows_file_system" "legacy" { # want "aws-fsx-windows-file-system-audit-log-disabled"
  active_directory_id = "d-0123456789"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-0123456789abcdef0"]

  audit_log_configuration {
    file_access_audit_log_level       = "SUCCESS_AND_FAILURE"
    file_share_access_audit_log_level = "SUCCESS_AND_FAILURE"
  }
}

resource "aws_fsx_windows_file_system" "orders" {
  active_directory_id = "d-0123456789"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-0123456789abcdef0"]

  audit_log_configuration {
    audit_log_destination             = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/fsx/files"
    file_access_audit_log_level       = "SUCCESS_AND_FAILURE"
    file_share_access_audit_log_level = "SUCCESS_AND_FAILURE"
  }
}
