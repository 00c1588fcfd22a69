resource "aws_lambda_function" "bad" { # want "aws-lambda-function-code-not-pinned"
  function_name     = "orders"
  role              = "arn:aws:iam::123456789012:role/orders"
  handler           = "index.handler"
  runtime           = "nodejs22.x"
  s3_bucket         = "releases"
  s3_key            = "orders.zip"
  s3_object_version = "3/L4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY"
}

resource "aws_lambda_function" "good" {
  function_name     = "orders"
  role              = "arn:aws:iam::123456789012:role/orders"
  handler           = "index.handler"
  runtime           = "nodejs22.x"
  s3_bucket         = "releases"
  s3_key            = "orders.zip"
  s3_object_version = "3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY"
}
