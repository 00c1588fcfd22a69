resource "aws_kms_key" "flows" {
  enable_key_rotation = true
}

resource "aws_appflow_connector_profile" "bad" { # want "aws-appflow-connector-profile-no-cmk"
  name            = "warehouse"
  connector_type  = "Redshift"
  connection_mode = "Public"
  kms_arn         = aws_kms_key.appflow.arn
}

resource "aws_kms_key" "appflow" {
  description         = "Encrypts connections of AppFlow"
  enable_key_rotation = true
}

resource "aws_appflow_connector_profile" "good" {
  name            = "warehouse"
  connector_type  = "Redshift"
  connection_mode = "Public"
  kms_arn         = aws_kms_key.flows.arn
}
