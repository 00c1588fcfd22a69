resource "aws_mwaa_environment" "bad" {
  name        = "etl"
  dag_s3_path = "dags/"
  airflow_configuration_options = {
    "smtp.smtp_password" = "Tr0ub4dor-and-3" # want "aws-mwaa-environment-secrets-in-options"
  }
}

resource "aws_mwaa_environment" "good" {
  name        = "etl"
  dag_s3_path = "dags/"
  airflow_configuration_options = {
    "secrets.backend" = "airflow.providers.amazon.aws.secrets.secrets_manager.SecretsManagerBackend"
  }
}
