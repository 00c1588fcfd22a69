resource "aws_ebs_snapshot_import" "legacy" { # want "aws-ebs-snapshot-import-unencrypted"
  encrypted = true

  disk_container {
    format = "VHD"

    user_bucket {
      s3_bucket = "example-disks"
      s3_key    = "legacy.vhd"
    }
  }
}

resource "aws_ebs_snapshot_import" "orders" {
  disk_container {
    format = "VHD"

    user_bucket {
      s3_bucket = "example-disks"
      s3_key    = "orders.vhd"
    }
  }
  encrypted = true
}
