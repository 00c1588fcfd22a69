resource "aws_networkfirewall_rule_group" "bad" {
  capacity = 100
  name     = "bad"
  type     = "STATEFUL"

  rule_group {
    rules_source {
      stateful_rule {
        action = "PASS" # want "aws-networkfirewall-rule-group-passes-everything"

        header {
          protocol         = "IP"
          direction        = "ANY"
          source           = "ANY"
          source_port      = "ANY"
          destination      = "10.0.0.0/24"
          destination_port = "ANY"
        }

        rule_option {
          keyword  = "sid"
          settings = ["1"]
        }
      }
    }
  }
}

resource "aws_networkfirewall_rule_group" "good" {
  capacity = 100
  name     = "good"
  type     = "STATEFUL"

  rule_group {
    rules_source {
      stateful_rule {
        action = "PASS"

        header {
          protocol         = "IP"
          direction        = "ANY"
          source           = "10.20.0.0/16"
          source_port      = "ANY"
          destination      = "203.0.113.0/24"
          destination_port = "ANY"
        }

        rule_option {
          keyword  = "sid"
          settings = ["1"]
        }
      }
    }
  }
}
