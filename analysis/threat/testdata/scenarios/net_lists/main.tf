# Prefix lists stand for what is in them; an instance without a subnet is in the
# default VPC, which is open, and without groups in the default one, which is not.
resource "aws_ec2_managed_prefix_list" "wide" {
  name           = "wide"
  address_family = "IPv4"
  max_entries    = 2
  entry { cidr = "0.0.0.0/1" }
  entry { cidr = "128.0.0.0/1" }
}
resource "aws_ec2_managed_prefix_list" "office" {
  name           = "office"
  address_family = "IPv4"
  max_entries    = 1
  entry { cidr = "198.51.100.0/24" }
}
resource "aws_security_group" "g" {
  for_each = { wide = aws_ec2_managed_prefix_list.wide.id, office = aws_ec2_managed_prefix_list.office.id, unknown = "pl-12345678" }
  ingress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    prefix_list_ids = [each.value]
  }
}
resource "aws_instance" "i" {
  for_each               = aws_security_group.g
  ami                    = "ami-12345678"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [each.value.id]
}
resource "aws_instance" "default" {
  ami           = "ami-12345678"
  instance_type = "t3.micro"
}
