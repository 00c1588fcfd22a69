resource "aws_quicksight_data_source" "bad" {
  data_source_id = "sales"
  name           = "Sales"
  type           = "POSTGRESQL"

  credentials {
    credential_pair {
      username = "reports"
      password = var.data_source_password # want "aws-quicksight-data-source-password-in-code"
    }
  }
}

variable "data_source_password" {
  type        = string
  sensitive   = true
  description = "Password of the data source"
}

resource "aws_quicksight_data_source" "good" {
  data_source_id = "sales"
  name           = "Sales"
  type           = "POSTGRESQL"

  credentials {
    secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:reports-1a2b3c"
  }
}
