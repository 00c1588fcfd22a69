resource "aws_fsx_openzfs_file_system" "legacy" { # want "aws-fsx-openzfs-file-system-backup-tags"
  deployment_type      = "SINGLE_AZ_2"
  storage_capacity     = 64
  throughput_capacity  = 160
  subnet_ids           = ["subnet-0123456789abcdef0"]
  copy_tags_to_backups = true
}

resource "aws_fsx_openzfs_file_system" "orders" {
  deployment_type      = "SINGLE_AZ_2"
  storage_capacity     = 64
  throughput_capacity  = 160
  subnet_ids           = ["subnet-0123456789abcdef0"]
  copy_tags_to_backups = true
}
