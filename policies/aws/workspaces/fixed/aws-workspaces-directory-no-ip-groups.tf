resource "aws_workspaces_directory" "bad" { # want "aws-workspaces-directory-no-ip-groups"
  directory_id = "d-0123456789"
  ip_group_ids = [aws_workspaces_ip_group.office.id]
}

resource "aws_workspaces_ip_group" "office" {
  name = "office"

  rules {
    source = "203.0.113.0/24"
  }
}

resource "aws_workspaces_directory" "good" {
  directory_id = "d-0123456789"
  ip_group_ids = ["wsipg-0123456789"]
}
