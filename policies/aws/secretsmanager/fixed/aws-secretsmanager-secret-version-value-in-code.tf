resource "aws_secretsmanager_secret_version" "bad" {
  secret_id     = "orders"
  secret_string = var.secret_value # want "aws-secretsmanager-secret-version-value-in-code"
}

variable "secret_value" {
  type        = string
  sensitive   = true
  description = "Value of the secret"
}

resource "aws_secretsmanager_secret_version" "good" {
  secret_id     = "orders"
  secret_string = var.password
}

variable "password" {
  type      = string
  sensitive = true
}
