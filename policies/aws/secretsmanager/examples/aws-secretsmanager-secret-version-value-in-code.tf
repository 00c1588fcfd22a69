resource "aws_secretsmanager_secret_version" "bad" {
  secret_id     = "orders"
  secret_string = "Ur9-tuq2-Nnem" # want "aws-secretsmanager-secret-version-value-in-code"
}

resource "aws_secretsmanager_secret_version" "good" {
  secret_id     = "orders"
  secret_string = var.password
}

variable "password" {
  type      = string
  sensitive = true
}
