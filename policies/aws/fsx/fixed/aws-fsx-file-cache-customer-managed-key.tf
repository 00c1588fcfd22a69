resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_fsx_file_cache" "legacy" { # want "aws-fsx-file-cache-customer-managed-key"
  file_cache_type         = "LUSTRE"
  file_cache_type_version = "2.12"
  storage_capacity        = 1200
  subnet_ids              = ["subnet-0123456789abcdef0"]
  kms_key_id              = aws_kms_key.fsx.arn
}

resource "aws_kms_key" "fsx" {
  description         = "Encrypts FSx file caches"
  enable_key_rotation = true
}

resource "aws_fsx_file_cache" "orders" {
  file_cache_type         = "LUSTRE"
  file_cache_type_version = "2.12"
  storage_capacity        = 1200
  subnet_ids              = ["subnet-0123456789abcdef0"]
  kms_key_id              = aws_kms_key.data.arn
}
