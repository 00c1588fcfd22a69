resource "aws_dms_endpoint" "bad" { # want "aws-dms-endpoint-no-tls"
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  ssl_mode      = "require"
}

resource "aws_dms_endpoint" "explicit" {
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "mysql"
  ssl_mode      = "require" # want "aws-dms-endpoint-no-tls"
}

resource "aws_dms_endpoint" "good" {
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  ssl_mode      = "verify-full"
}

resource "aws_dms_endpoint" "table" {
  endpoint_id   = "table"
  endpoint_type = "target"
  engine_name   = "dynamodb"
}
