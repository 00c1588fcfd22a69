resource "aws_ssm_parameter" "bad" {
  name  = "/app/db_password"
  type  = "SecureString"
  value = "hunter2-hunter2" # want "aws-ssm-parameter-literal-secret"
}

resource "aws_ssm_parameter" "good" {
  name  = "/app/db_password"
  type  = "SecureString"
  value = var.db_password
}
