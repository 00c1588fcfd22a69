resource "aws_config_configuration_aggregator" "bad" {
  name = "accounts"

  account_aggregation_source { # want "aws-config-configuration-aggregator-not-all-regions"
    account_ids = ["123456789012"]
    all_regions = true
  }
}

resource "aws_config_configuration_aggregator" "explicit" {
  name = "organization"

  organization_aggregation_source {
    all_regions = true # want "aws-config-configuration-aggregator-not-all-regions"
    role_arn    = "arn:aws:iam::123456789012:role/aggregator"
  }
}

resource "aws_config_configuration_aggregator" "good" {
  name = "organization"

  organization_aggregation_source {
    all_regions = true
    role_arn    = "arn:aws:iam::123456789012:role/aggregator"
  }
}
