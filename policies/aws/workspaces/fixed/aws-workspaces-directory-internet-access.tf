resource "aws_workspaces_directory" "bad" {
  directory_id = "d-0123456789"

  workspace_creation_properties {
    enable_internet_access = false # want "aws-workspaces-directory-internet-access"
  }
}

resource "aws_workspaces_directory" "good" {
  directory_id = "d-0123456789"
}
