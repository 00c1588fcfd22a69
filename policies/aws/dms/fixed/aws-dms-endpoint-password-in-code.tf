variable "password" {
  type      = string
  sensitive = true
}

resource "aws_dms_endpoint" "bad" {
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  username      = "replication"
  password      = var.endpoint_password # want "aws-dms-endpoint-password-in-code"
}

variable "endpoint_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_dms_endpoint" "good" {
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  username      = "replication"
  password      = var.password
}

resource "aws_dms_endpoint" "secret" {
  endpoint_id                     = "shop"
  endpoint_type                   = "source"
  engine_name                     = "postgres"
  secrets_manager_arn             = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-1a2b3c"
  secrets_manager_access_role_arn = "arn:aws:iam::123456789012:role/dms"
}
