resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_fsx_ontap_file_system" "legacy" { # want "aws-fsx-ontap-file-system-customer-managed-key"
  deployment_type     = "MULTI_AZ_1"
  storage_capacity    = 1024
  throughput_capacity = 128
  preferred_subnet_id = "subnet-0123456789abcdef0"
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  kms_key_id          = aws_kms_key.data.arn
}

resource "aws_fsx_ontap_file_system" "orders" {
  deployment_type     = "MULTI_AZ_1"
  storage_capacity    = 1024
  throughput_capacity = 128
  preferred_subnet_id = "subnet-0123456789abcdef0"
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  kms_key_id          = aws_kms_key.data.arn
}
