resource "aws_workspacesweb_ip_access_settings" "bad" {
  display_name = "everywhere"

  ip_rule {
    ip_range = "203.0.113.0/24" # want "aws-workspacesweb-ip-access-settings-open"
  }
}

resource "aws_workspacesweb_ip_access_settings" "good" {
  display_name = "office"

  ip_rule {
    ip_range = "203.0.113.0/24"
  }
}
