resource "aws_config_retention_configuration" "bad" {
  retention_period_in_days = 365 # want "aws-config-retention-configuration-short-retention"
}

resource "aws_config_retention_configuration" "good" {
  retention_period_in_days = 2557
}
