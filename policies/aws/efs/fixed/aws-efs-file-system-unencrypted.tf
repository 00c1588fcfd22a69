resource "aws_efs_file_system" "legacy" { # want "aws-efs-file-system-unencrypted"
  creation_token = "legacy"
  encrypted      = true
}

resource "aws_efs_file_system" "archive" {
  creation_token = "archive"
  encrypted      = true # want "aws-efs-file-system-unencrypted"
}

resource "aws_efs_file_system" "orders" {
  creation_token = "orders"
  encrypted      = true
}
