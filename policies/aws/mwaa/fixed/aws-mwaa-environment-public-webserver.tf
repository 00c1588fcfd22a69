resource "aws_mwaa_environment" "bad" {
  name                  = "etl"
  dag_s3_path           = "dags/"
  webserver_access_mode = "PRIVATE_ONLY" # want "aws-mwaa-environment-public-webserver"
}

resource "aws_mwaa_environment" "good" {
  name        = "etl"
  dag_s3_path = "dags/"
}
