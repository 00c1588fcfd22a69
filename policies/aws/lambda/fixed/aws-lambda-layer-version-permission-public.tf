resource "aws_lambda_layer_version_permission" "bad" {
  layer_name      = "x"
  version_number  = 1
  statement_id    = "x"
  action          = "lambda:GetLayerVersion"
  principal       = "*" # want "aws-lambda-layer-version-permission-public"
  organization_id = "o-exampleorgid"
}

resource "aws_lambda_layer_version_permission" "good" {
  layer_name     = "x"
  version_number = 1
  statement_id   = "x"
  action         = "lambda:GetLayerVersion"
  principal      = "123456789012"
}
