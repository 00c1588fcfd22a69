resource "aws_connect_instance" "bad" { # want "aws-connect-instance-no-flow-logs"
  identity_management_type  = "SAML"
  inbound_calls_enabled     = true
  outbound_calls_enabled    = true
  instance_alias            = "shop"
  contact_flow_logs_enabled = true
}

resource "aws_connect_instance" "good" {
  identity_management_type  = "SAML"
  inbound_calls_enabled     = true
  outbound_calls_enabled    = true
  instance_alias            = "shop"
  contact_flow_logs_enabled = true
}
