resource "aws_lambda_layer_version_permission" "bad" {
  layer_name     = "x"
  version_number = 1
  statement_id   = "x"
  action         = "lambda:GetLayerVersion"
  principal      = "111122223333" # want "aws-lambda-layer-version-permission-public"
}

resource "aws_lambda_layer_version_permission" "good" {
  layer_name     = "x"
  version_number = 1
  statement_id   = "x"
  action         = "lambda:GetLayerVersion"
  principal      = "123456789012"
}
