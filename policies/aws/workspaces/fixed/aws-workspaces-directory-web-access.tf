resource "aws_workspaces_directory" "bad" {
  directory_id = "d-0123456789"

  workspace_access_properties {
    device_type_web = "DENY" # want "aws-workspaces-directory-web-access"
  }
}

resource "aws_workspaces_directory" "good" {
  directory_id = "d-0123456789"
}
