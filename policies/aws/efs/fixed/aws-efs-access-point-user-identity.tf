resource "aws_efs_access_point" "legacy" { # want "aws-efs-access-point-user-identity"
  file_system_id = "fs-0123456789abcdef0"

  posix_user {
    uid = 1000
    gid = 1000
  }
}

resource "aws_efs_access_point" "orders" {
  file_system_id = "fs-0123456789abcdef0"

  posix_user {
    gid = 1000
    uid = 1000
  }
}
