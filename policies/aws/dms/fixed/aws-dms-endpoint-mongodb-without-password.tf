resource "aws_dms_endpoint" "bad" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "mongodb"
  username      = "migration"
  password      = var.mongodb_password

  mongodb_settings {
    auth_type = "password" # want "aws-dms-endpoint-mongodb-without-password"
  }
}

variable "mongodb_password" {
  description = "Password of the MongoDB user"
  type        = string
  sensitive   = true
}

resource "aws_dms_endpoint" "good" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "mongodb"

  mongodb_settings {
    auth_type = "password"
  }
}
