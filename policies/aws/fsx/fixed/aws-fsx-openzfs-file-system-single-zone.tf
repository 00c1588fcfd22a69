resource "aws_fsx_openzfs_file_system" "legacy" {
  storage_capacity    = 64
  throughput_capacity = 160
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
  preferred_subnet_id = "subnet-0123456789abcdef0"
  deployment_type     = "MULTI_AZ_1" # want "aws-fsx-openzfs-file-system-single-zone"
}

resource "aws_fsx_openzfs_file_system" "orders" {
  storage_capacity    = 64
  throughput_capacity = 160
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  preferred_subnet_id = "subnet-0123456789abcdef0"
  deployment_type     = "MULTI_AZ_1"
}
