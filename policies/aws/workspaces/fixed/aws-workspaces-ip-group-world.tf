resource "aws_workspaces_ip_group" "bad" {
  name = "everybody"

  rules {
    source = "203.0.113.0/24" # want "aws-workspaces-ip-group-world"
  }
}

resource "aws_workspaces_ip_group" "good" {
  name = "offices"

  rules {
    source = "203.0.113.0/24"
  }
}
