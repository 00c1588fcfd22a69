resource "aws_dms_endpoint" "bad" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "mongodb"

  mongodb_settings {
    auth_type = "password" # want "aws-dms-endpoint-mongodb-without-password"
  }
}

resource "aws_dms_endpoint" "good" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "mongodb"

  mongodb_settings {
    auth_type = "password"
  }
}
