resource "aws_networkfirewall_firewall" "bad" { # want "aws-networkfirewall-firewall-no-customer-key"
  name                = "bad"
  firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall-policy/main"
  vpc_id              = "vpc-0123456789abcdef0"

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d"
  }

  subnet_mapping {
    subnet_id = "subnet-1a1b2c3d"
  }

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = aws_kms_key.example.arn
  }
}

resource "aws_networkfirewall_firewall" "good" {
  name                = "good"
  firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall-policy/main"
  vpc_id              = "vpc-0123456789abcdef0"

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d"
  }

  subnet_mapping {
    subnet_id = "subnet-1a1b2c3d"
  }
}
