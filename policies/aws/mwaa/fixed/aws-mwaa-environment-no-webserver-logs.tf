resource "aws_mwaa_environment" "bad" { # want "aws-mwaa-environment-no-webserver-logs"
  name        = "etl"
  dag_s3_path = "dags/"

  logging_configuration {
    webserver_logs {
      enabled = true
    }
  }
}

resource "aws_mwaa_environment" "explicit" {
  name        = "etl"
  dag_s3_path = "dags/"

  logging_configuration {
    webserver_logs {
      enabled = true # want "aws-mwaa-environment-no-webserver-logs"
    }
  }
}

resource "aws_mwaa_environment" "good" {
  name        = "etl"
  dag_s3_path = "dags/"

  logging_configuration {
    webserver_logs {
      enabled   = true
      log_level = "INFO"
    }
  }
}
