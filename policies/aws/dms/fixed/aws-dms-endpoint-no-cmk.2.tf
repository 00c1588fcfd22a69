resource "aws_kms_key" "dms" {
  enable_key_rotation = true
}

resource "aws_dms_endpoint" "bad" { # want "aws-dms-endpoint-no-cmk"
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  kms_key_arn   = aws_kms_key.dms.arn
}

resource "aws_dms_endpoint" "good" {
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  kms_key_arn   = aws_kms_key.dms.arn
}
