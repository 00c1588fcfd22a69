resource "aws_mwaa_environment" "bad" { # want "aws-mwaa-environment-no-cmk"
  name        = "etl"
  dag_s3_path = "dags/"
  kms_key     = aws_kms_key.example.arn
}

resource "aws_mwaa_environment" "good" {
  name        = "etl"
  dag_s3_path = "dags/"
  kms_key     = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
