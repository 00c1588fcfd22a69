resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_fsx_windows_file_system" "legacy" { # want "aws-fsx-windows-file-system-customer-managed-key"
  active_directory_id = "d-0123456789"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-0123456789abcdef0"]
  kms_key_id          = aws_kms_key.data.arn
}

resource "aws_fsx_windows_file_system" "orders" {
  active_directory_id = "d-0123456789"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-0123456789abcdef0"]
  kms_key_id          = aws_kms_key.data.arn
}
