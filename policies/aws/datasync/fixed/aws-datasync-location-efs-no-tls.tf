resource "aws_datasync_location_efs" "bad" { # want "aws-datasync-location-efs-no-tls"
  efs_file_system_arn   = "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0a1b2c3d"
  in_transit_encryption = "TLS1_2"

  ec2_config {
    security_group_arns = ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0a1b2c3d"]
    subnet_arn          = "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-0a1b2c3d"
  }
}

resource "aws_datasync_location_efs" "good" {
  efs_file_system_arn   = "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0a1b2c3d"
  in_transit_encryption = "TLS1_2"

  ec2_config {
    security_group_arns = ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0a1b2c3d"]
    subnet_arn          = "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-0a1b2c3d"
  }
}
