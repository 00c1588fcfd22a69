resource "aws_networkfirewall_firewall_policy" "bad" {
  name = "bad"

  firewall_policy { # want "aws-networkfirewall-firewall-policy-no-rule-groups"
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    stateful_rule_group_reference {
      resource_arn = aws_networkfirewall_rule_group.example.arn
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "good" {
  name = "good"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    stateful_rule_group_reference {
      resource_arn = "arn:aws:network-firewall:eu-central-1:123456789012:stateful-rulegroup/domains"
    }
  }
}
