resource "aws_networkfirewall_firewall_policy" "bad" {
  name = "bad"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"] # want "aws-networkfirewall-firewall-policy-fragment-default-pass"

    stateful_rule_group_reference {
      resource_arn = "arn:aws:network-firewall:eu-central-1:123456789012:stateful-rulegroup/domains"
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
