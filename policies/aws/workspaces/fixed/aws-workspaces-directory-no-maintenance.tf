resource "aws_workspaces_directory" "bad" {
  directory_id = "d-0123456789"

  workspace_creation_properties {
    enable_maintenance_mode = true # want "aws-workspaces-directory-no-maintenance"
  }
}

resource "aws_workspaces_directory" "good" {
  directory_id = "d-0123456789"

  workspace_creation_properties {
    enable_maintenance_mode = true
  }
}
