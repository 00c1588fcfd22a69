resource "aws_workspaces_directory" "bad" {
  directory_id = "d-0123456789"

  workspace_creation_properties {
    user_enabled_as_local_administrator = false # want "aws-workspaces-directory-local-administrators"
  }
}

resource "aws_workspaces_directory" "good" {
  directory_id = "d-0123456789"

  workspace_creation_properties {
    user_enabled_as_local_administrator = false
  }
}
