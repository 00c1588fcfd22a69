resource "aws_quicksight_data_source" "bad" {
  data_source_id = "sales"
  name           = "Sales"
  type           = "POSTGRESQL"

  credentials {
    secret_arn = aws_secretsmanager_secret.example.arn
  }
}

resource "aws_quicksight_data_source" "good" {
  data_source_id = "sales"
  name           = "Sales"
  type           = "POSTGRESQL"

  credentials {
    secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:reports-1a2b3c"
  }
}
