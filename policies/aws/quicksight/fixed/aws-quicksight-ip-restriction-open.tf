resource "aws_quicksight_ip_restriction" "bad" {
  enabled = true
  ip_restriction_rule_map = {
    "0.0.0.0/0" = "everywhere" # want "aws-quicksight-ip-restriction-open"
  }
}

resource "aws_quicksight_ip_restriction" "good" {
  enabled = true
  ip_restriction_rule_map = {
    "203.0.113.0/24" = "office"
  }
}

resource "aws_quicksight_ip_restriction" "off" {
  enabled = true # want "aws-quicksight-ip-restriction-open"
  ip_restriction_rule_map = {
    "203.0.113.0/24" = "office"
  }
}
