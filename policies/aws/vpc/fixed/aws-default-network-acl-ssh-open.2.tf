resource "aws_default_network_acl" "bad" {
  default_network_acl_id = "acl-0123456789abcdef0"
}

resource "aws_default_network_acl" "v6" {
  default_network_acl_id = "acl-0123456789abcdef0"
}

resource "aws_default_network_acl" "good" {
  default_network_acl_id = "acl-0123456789abcdef0"

  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 1024
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "10.20.0.0/16"
  }
}
