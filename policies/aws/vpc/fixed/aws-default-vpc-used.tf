resource "aws_default_vpc" "bad" { # want "aws-default-vpc-used"
  tags = {
    Name = "Default VPC"
  }
  force_destroy = true
}

# Taken over only to be deleted together with this configuration.
resource "aws_default_vpc" "doomed" {
  force_destroy = true
}
