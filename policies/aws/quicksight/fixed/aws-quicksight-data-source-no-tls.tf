resource "aws_quicksight_data_source" "bad" {
  data_source_id = "sales"
  name           = "Sales"
  type           = "POSTGRESQL"

  parameters {
    postgresql {
      database = "sales"
      host     = "sales.example.com"
      port     = 5432
    }
  }

  ssl_properties {
    disable_ssl = false # want "aws-quicksight-data-source-no-tls"
  }
}

resource "aws_quicksight_data_source" "good" {
  data_source_id = "sales"
  name           = "Sales"
  type           = "POSTGRESQL"

  parameters {
    postgresql {
      database = "sales"
      host     = "sales.example.com"
      port     = 5432
    }
  }
}
