resource "aws_mwaa_environment" "bad" {
  name        = "etl"
  dag_s3_path = "dags/"
  airflow_configuration_options = {
    "smtp.smtp_password" = var.airflow_secret # want "aws-mwaa-environment-secrets-in-options"
  }
}

variable "airflow_secret" {
  type        = string
  sensitive   = true
  description = "Secret in the configuration of Airflow"
}

resource "aws_mwaa_environment" "good" {
  name        = "etl"
  dag_s3_path = "dags/"
  airflow_configuration_options = {
    "secrets.backend" = "airflow.providers.amazon.aws.secrets.secrets_manager.SecretsManagerBackend"
  }
}
