resource "aws_fsx_windows_file_system" "legacy" {
  active_directory_id = "d-0123456789"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
  preferred_subnet_id = "subnet-0123456789abcdef0"
  deployment_type     = "MULTI_AZ_1" # want "aws-fsx-windows-file-system-single-zone"
}

resource "aws_fsx_windows_file_system" "orders" {
  active_directory_id = "d-0123456789"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  preferred_subnet_id = "subnet-0123456789abcdef0"
  deployment_type     = "MULTI_AZ_1"
}
