resource "aws_ec2_managed_prefix_list" "bad" {
  name           = "partners"
  address_family = "IPv4"
  max_entries    = 5

  entry {
    cidr = "10.0.0.0/24" # want "aws-ec2-managed-prefix-list-world"
  }
}

resource "aws_ec2_managed_prefix_list" "good" {
  name           = "partners"
  address_family = "IPv4"
  max_entries    = 5

  entry {
    cidr = "203.0.113.0/24"
  }
}
