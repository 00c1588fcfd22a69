resource "aws_kms_key" "flows" {
  enable_key_rotation = true
}

resource "aws_appflow_flow" "bad" { # want "aws-appflow-flow-no-cmk"
  name    = "crm"
  kms_arn = aws_kms_key.appflow.arn
}

resource "aws_kms_key" "appflow" {
  description         = "Encrypts flows of AppFlow"
  enable_key_rotation = true
}

resource "aws_appflow_flow" "good" {
  name    = "crm"
  kms_arn = aws_kms_key.flows.arn
}
