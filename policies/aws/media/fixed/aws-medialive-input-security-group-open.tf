resource "aws_medialive_input_security_group" "bad" {
  whitelist_rules {
    cidr = "203.0.113.0/24" # want "aws-medialive-input-security-group-open"
  }
}

resource "aws_medialive_input_security_group" "good" {
  whitelist_rules {
    cidr = "203.0.113.0/24"
  }
}
