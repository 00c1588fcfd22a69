resource "aws_sesv2_configuration_set" "bad" { # want "aws-sesv2-configuration-set-no-reputation-metrics"
  configuration_set_name = "orders"

  reputation_options {
    reputation_metrics_enabled = true
  }
}

resource "aws_sesv2_configuration_set" "good" {
  configuration_set_name = "orders"

  reputation_options {
    reputation_metrics_enabled = true
  }
}
