resource "aws_workspaces_workspace" "bad" { # want "aws-workspaces-workspace-unencrypted-root-volume"
  directory_id                   = "d-0123456789"
  bundle_id                      = "wsb-0123456789"
  user_name                      = "ada"
  root_volume_encryption_enabled = true
  volume_encryption_key          = aws_kms_key.workspaces.arn
}

resource "aws_kms_key" "workspaces" {
  description             = "Encrypts WorkSpaces"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_workspaces_workspace" "good" {
  directory_id = "d-0123456789"
  bundle_id    = "wsb-0123456789"
  user_name    = "ada"

  root_volume_encryption_enabled = true
  volume_encryption_key          = "alias/aws/workspaces"
}
