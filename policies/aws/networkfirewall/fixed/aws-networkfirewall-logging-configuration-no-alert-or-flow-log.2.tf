resource "aws_networkfirewall_logging_configuration" "bad" {
  firewall_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall/edge"

  logging_configuration {
    log_destination_config {
      log_type             = "TLS" # want "aws-networkfirewall-logging-configuration-no-alert-or-flow-log"
      log_destination_type = "CloudWatchLogs"

      log_destination = {
        logGroup = "firewall"
      }
    }

    log_destination_config {
      log_destination = {
        logGroup = aws_cloudwatch_log_group.firewall.name
      }
      log_destination_type = "CloudWatchLogs"
      log_type             = "ALERT"
    }
  }
}

resource "aws_cloudwatch_log_group" "firewall" {
  name_prefix       = "/aws/network-firewall/"
  retention_in_days = 365
}

resource "aws_networkfirewall_logging_configuration" "good" {
  firewall_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall/edge"

  logging_configuration {
    log_destination_config {
      log_type             = "ALERT"
      log_destination_type = "CloudWatchLogs"

      log_destination = {
        logGroup = "firewall"
      }
    }
  }
}
