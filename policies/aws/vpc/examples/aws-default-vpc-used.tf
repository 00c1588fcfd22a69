resource "aws_default_vpc" "bad" { # want "aws-default-vpc-used"
  tags = {
    Name = "Default VPC"
  }
}

# Adopted only to be destroyed together with this configuration.
resource "aws_default_vpc" "doomed" {
  force_destroy = true
}
