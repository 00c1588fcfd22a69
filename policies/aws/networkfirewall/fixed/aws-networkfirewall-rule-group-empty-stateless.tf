resource "aws_networkfirewall_rule_group" "bad" {
  capacity = 100
  name     = "bad"
  type     = "STATELESS"

  rule_group {
    rules_source {
      stateless_rules_and_custom_actions { # want "aws-networkfirewall-rule-group-empty-stateless"
        custom_action {
          action_name = "count"

          action_definition {
            publish_metric_action {
              dimension {
                value = "1"
              }
            }
          }
        }

        stateless_rule {
          priority = 1

          rule_definition {
            actions = ["aws:drop"]

            match_attributes {
              source {
                address_definition = "192.0.2.0/24"
              }
            }
          }
        }
      }
    }
  }
}

resource "aws_networkfirewall_rule_group" "good" {
  capacity = 100
  name     = "good"
  type     = "STATELESS"

  rule_group {
    rules_source {
      stateless_rules_and_custom_actions {
        stateless_rule {
          priority = 1

          rule_definition {
            actions = ["aws:drop"]

            match_attributes {
              source {
                address_definition = "198.51.100.0/24"
              }
            }
          }
        }
      }
    }
  }
}
