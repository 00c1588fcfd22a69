resource "aws_efs_access_point" "legacy" { # want "aws-efs-access-point-root-directory"
  file_system_id = "fs-0123456789abcdef0"
}

resource "aws_efs_access_point" "archive" {
  file_system_id = "fs-0123456789abcdef0"

  root_directory {
    path = "/" # want "aws-efs-access-point-root-directory"
  }
}

resource "aws_efs_access_point" "orders" {
  file_system_id = "fs-0123456789abcdef0"

  root_directory {
    path = "/orders"
  }
}
