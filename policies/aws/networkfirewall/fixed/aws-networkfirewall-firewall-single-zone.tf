resource "aws_networkfirewall_firewall" "bad" { # want "aws-networkfirewall-firewall-single-zone"
  name                = "bad"
  firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall-policy/main"
  vpc_id              = "vpc-0123456789abcdef0"

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d"
  }

  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef0"
  }
}

resource "aws_networkfirewall_firewall" "good" {
  name                = "good"
  firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall-policy/main"
  vpc_id              = "vpc-0123456789abcdef0"

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d"
  }

  subnet_mapping {
    subnet_id = "subnet-1a1b2c3d"
  }
}
