resource "aws_securityhub_finding_aggregator" "bad" {
  linking_mode = "ALL_REGIONS" # want "aws-securityhub-finding-aggregator-not-all-regions"
}

resource "aws_securityhub_finding_aggregator" "good" {
  linking_mode = "ALL_REGIONS"
}
