resource "aws_networkfirewall_firewall_policy" "bad" {
  name = "bad"

  firewall_policy { # want "aws-networkfirewall-firewall-policy-strict-order-passes"
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
    stateful_default_actions           = ["aws:drop_established"]

    stateful_engine_options {
      rule_order = "STRICT_ORDER"
    }

    stateful_rule_group_reference {
      resource_arn = "arn:aws:network-firewall:eu-central-1:123456789012:stateful-rulegroup/domains"
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "good" {
  name = "good"

  firewall_policy {
    stateful_default_actions           = ["aws:drop_established"]
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    stateful_engine_options {
      rule_order = "STRICT_ORDER"
    }

    stateful_rule_group_reference {
      resource_arn = "arn:aws:network-firewall:eu-central-1:123456789012:stateful-rulegroup/domains"
    }
  }
}
