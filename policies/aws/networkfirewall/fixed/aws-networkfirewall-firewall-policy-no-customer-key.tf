resource "aws_networkfirewall_firewall_policy" "bad" { # want "aws-networkfirewall-firewall-policy-no-customer-key"
  name = "bad"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    stateful_rule_group_reference {
      resource_arn = "arn:aws:network-firewall:eu-central-1:123456789012:stateful-rulegroup/domains"
    }
  }

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = aws_kms_key.network_firewall.arn
  }
}

resource "aws_kms_key" "network_firewall" {
  description             = "Encrypts the policy"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_networkfirewall_firewall_policy" "good" {
  name = "good"

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    stateful_rule_group_reference {
      resource_arn = "arn:aws:network-firewall:eu-central-1:123456789012:stateful-rulegroup/domains"
    }
  }
}
