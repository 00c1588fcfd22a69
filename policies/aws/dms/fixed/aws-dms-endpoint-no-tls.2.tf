resource "aws_dms_endpoint" "bad" { # want "aws-dms-endpoint-no-tls"
  endpoint_id     = "shop"
  endpoint_type   = "source"
  engine_name     = "postgres"
  ssl_mode        = "verify-ca"
  certificate_arn = aws_dms_certificate.example.certificate_arn
}

resource "aws_dms_endpoint" "explicit" {
  endpoint_id     = "shop"
  endpoint_type   = "source"
  engine_name     = "mysql"
  ssl_mode        = "verify-ca" # want "aws-dms-endpoint-no-tls"
  certificate_arn = aws_dms_certificate.example.certificate_arn
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
