resource "aws_efs_access_point" "legacy" { # want "aws-efs-access-point-root-directory"
  file_system_id = "fs-0123456789abcdef0"

  root_directory {
    path = "/application"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }
}

resource "aws_efs_access_point" "archive" {
  file_system_id = "fs-0123456789abcdef0"

  root_directory {
    path = "/application" # want "aws-efs-access-point-root-directory"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }
}

resource "aws_efs_access_point" "orders" {
  file_system_id = "fs-0123456789abcdef0"

  root_directory {
    path = "/orders"
  }
}
