resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_fsx_openzfs_file_system" "legacy" { # want "aws-fsx-openzfs-file-system-customer-managed-key"
  deployment_type     = "SINGLE_AZ_2"
  storage_capacity    = 64
  throughput_capacity = 160
  subnet_ids          = ["subnet-0123456789abcdef0"]
  kms_key_id          = aws_kms_key.data.arn
}

resource "aws_fsx_openzfs_file_system" "orders" {
  deployment_type     = "SINGLE_AZ_2"
  storage_capacity    = 64
  throughput_capacity = 160
  subnet_ids          = ["subnet-0123456789abcdef0"]
  kms_key_id          = aws_kms_key.data.arn
}
