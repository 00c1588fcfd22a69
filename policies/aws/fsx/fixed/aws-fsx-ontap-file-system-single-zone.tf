resource "aws_fsx_ontap_file_system" "legacy" {
  storage_capacity    = 1024
  throughput_capacity = 128
  preferred_subnet_id = "subnet-0123456789abcdef0"
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
  deployment_type     = "MULTI_AZ_1" # want "aws-fsx-ontap-file-system-single-zone"
}

resource "aws_fsx_ontap_file_system" "orders" {
  storage_capacity    = 1024
  throughput_capacity = 128
  preferred_subnet_id = "subnet-0123456789abcdef0"
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  deployment_type     = "MULTI_AZ_1"
}
