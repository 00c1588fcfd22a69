resource "aws_mskconnect_connector" "bad" { # want "aws-mskconnect-connector-no-logs"
  name = "orders"

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.example.name
      }
    }
  }
}

resource "aws_mskconnect_connector" "good" {
  name = "orders"

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled   = true
        log_group = "connect"
      }
    }
  }
}
