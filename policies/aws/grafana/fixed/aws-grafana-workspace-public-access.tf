resource "aws_grafana_workspace" "bad" { # want "aws-grafana-workspace-public-access"
  account_access_type      = "CURRENT_ACCOUNT"
  authentication_providers = ["AWS_SSO"]
  permission_type          = "SERVICE_MANAGED"

  network_access_control {
    prefix_list_ids = ["pl-0123456789abcdef0"]
    vpce_ids        = []
  }
}

resource "aws_grafana_workspace" "good" {
  account_access_type      = "CURRENT_ACCOUNT"
  authentication_providers = ["AWS_SSO"]
  permission_type          = "SERVICE_MANAGED"

  network_access_control {
    prefix_list_ids = ["pl-0a1b2c3d"]
    vpce_ids        = []
  }
}
