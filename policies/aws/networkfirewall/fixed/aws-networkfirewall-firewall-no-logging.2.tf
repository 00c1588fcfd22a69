resource "aws_networkfirewall_firewall" "bad" { # want "aws-networkfirewall-firewall-no-logging"
  name                = "bad"
  firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall-policy/main"
  vpc_id              = "vpc-0123456789abcdef0"

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d"
  }

  subnet_mapping {
    subnet_id = "subnet-1a1b2c3d"
  }
}

resource "aws_networkfirewall_logging_configuration" "bad" {
  firewall_arn = aws_networkfirewall_firewall.bad.arn

  logging_configuration {
    log_destination_config {
      log_destination = {
        logGroup = aws_cloudwatch_log_group.example.name
      }
      log_destination_type = "CloudWatchLogs"
      log_type             = "ALERT"
    }
  }
}

resource "aws_networkfirewall_firewall" "good" {
  name                = "good"
  firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall-policy/main"
  vpc_id              = "vpc-0123456789abcdef0"

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d"
  }

  subnet_mapping {
    subnet_id = "subnet-1a1b2c3d"
  }
}

resource "aws_networkfirewall_logging_configuration" "good" {
  firewall_arn = aws_networkfirewall_firewall.good.arn

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
