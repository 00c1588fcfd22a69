# Public addresses and interfaces of instances.
# https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_default_route_table" "main" {
  default_route_table_id = aws_vpc.main.default_route_table_id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_security_group" "ssh" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# ---- the subnet gives no public address, and nothing else does
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
}

# ---- a subnet that gives public addresses, and an instance that wants none
resource "aws_subnet" "b" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.2.0/24"
  map_public_ip_on_launch = true
}
resource "aws_instance" "a" {
  subnet_id                   = aws_subnet.b.id
  vpc_security_group_ids      = [aws_security_group.ssh.id]
  associate_public_ip_address = false
}

# ---- an elastic address
#> internet -> aws_instance.a tcp 22
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
}
resource "aws_eip" "a" {
  instance = aws_instance.a.id
  domain   = "vpc"
}

# ---- an elastic address at the primary interface of an instance
#> internet -> aws_instance.a tcp 22
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
}
resource "aws_eip" "a" { domain = "vpc" }
resource "aws_eip_association" "a" {
  allocation_id        = aws_eip.a.id
  network_interface_id = aws_instance.a.primary_network_interface_id
}

# ---- several groups of an instance let in what one of them does
#> internet -> aws_instance.a tcp 22, tcp 80
resource "aws_instance" "a" {
  subnet_id                   = aws_subnet.a.id
  vpc_security_group_ids      = [aws_security_group.ssh.id, aws_security_group.web.id]
  associate_public_ip_address = true
}

# ---- an interface of its own, which the instance begins with
#> internet -> aws_instance.a tcp 22
resource "aws_network_interface" "a" {
  subnet_id       = aws_subnet.a.id
  security_groups = [aws_security_group.ssh.id]
}
resource "aws_eip" "a" {
  domain            = "vpc"
  network_interface = aws_network_interface.a.id
}
resource "aws_instance" "a" {
  network_interface {
    network_interface_id = aws_network_interface.a.id
    device_index         = 0
  }
}

# ---- an interface of its own without a public address
resource "aws_network_interface" "a" {
  subnet_id       = aws_subnet.a.id
  security_groups = [aws_security_group.ssh.id]
}
resource "aws_instance" "a" {
  network_interface {
    network_interface_id = aws_network_interface.a.id
    device_index         = 0
  }
}

# ---- a second interface that is attached
#> internet -> aws_instance.a tcp 80
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
}
resource "aws_network_interface" "b" {
  subnet_id       = aws_subnet.a.id
  security_groups = [aws_security_group.web.id]
}
resource "aws_network_interface_attachment" "b" {
  instance_id          = aws_instance.a.id
  network_interface_id = aws_network_interface.b.id
  device_index         = 1
}
resource "aws_eip" "b" {
  domain            = "vpc"
  network_interface = aws_network_interface.b.id
}

# ---- a group that is attached to an instance's interface
#> internet -> aws_instance.a tcp 22, tcp 80
resource "aws_instance" "a" {
  subnet_id                   = aws_subnet.a.id
  vpc_security_group_ids      = [aws_security_group.ssh.id]
  associate_public_ip_address = true
}
resource "aws_network_interface_sg_attachment" "web" {
  security_group_id    = aws_security_group.web.id
  network_interface_id = aws_instance.a.primary_network_interface_id
}

# ---- without a group it is the VPC's default one, whose members it lets in
#> aws_instance.a -> aws_instance.b all traffic
#> aws_instance.b -> aws_instance.a all traffic
resource "aws_instance" "a" {
  subnet_id                   = aws_subnet.a.id
  associate_public_ip_address = true
}
resource "aws_instance" "b" {
  subnet_id                   = aws_subnet.a.id
  associate_public_ip_address = true
}

# ---- the default group, adopted without rules, lets nothing through
resource "aws_default_security_group" "main" { vpc_id = aws_vpc.main.id }
resource "aws_instance" "a" {
  subnet_id                   = aws_subnet.a.id
  associate_public_ip_address = true
}
resource "aws_instance" "b" {
  subnet_id                   = aws_subnet.a.id
  associate_public_ip_address = true
}

# ---- the default group, adopted with a rule
#> internet -> aws_instance.a tcp 3389
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 3389
    to_port     = 3389
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "a" {
  subnet_id                   = aws_subnet.a.id
  associate_public_ip_address = true
}

# ---- groups by name, in the default VPC, where every instance has a public address
#> internet -> aws_instance.a tcp 8080
resource "aws_security_group" "names" {
  name = "names"
  ingress {
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "a" {
  security_groups = [aws_security_group.names.name]
}

# ---- inline rules and rules beside the group count together
#> internet -> aws_instance.a tcp 22, tcp 443
resource "aws_security_group" "both" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group_rule" "both" {
  type              = "ingress"
  security_group_id = aws_security_group.both.id
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}
resource "aws_instance" "a" {
  subnet_id                   = aws_subnet.a.id
  vpc_security_group_ids      = [aws_security_group.both.id]
  associate_public_ip_address = true
}

# ---- prefix lists of the code's own
#> internet -> aws_instance.a tcp 22
resource "aws_ec2_managed_prefix_list" "all" {
  name           = "all"
  address_family = "IPv4"
  max_entries    = 2
}
resource "aws_ec2_managed_prefix_list_entry" "all" {
  cidr           = "0.0.0.0/0"
  prefix_list_id = aws_ec2_managed_prefix_list.all.id
}
resource "aws_ec2_managed_prefix_list" "office" {
  name           = "office"
  address_family = "IPv4"
  max_entries    = 1
  entry { cidr = "198.51.100.0/24" }
}
resource "aws_security_group" "lists" { vpc_id = aws_vpc.main.id }
resource "aws_vpc_security_group_ingress_rule" "all" {
  security_group_id = aws_security_group.lists.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  prefix_list_id    = aws_ec2_managed_prefix_list.all.id
}
resource "aws_vpc_security_group_ingress_rule" "office" {
  security_group_id = aws_security_group.lists.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  prefix_list_id    = aws_ec2_managed_prefix_list.office.id
}
resource "aws_instance" "a" {
  subnet_id                   = aws_subnet.a.id
  vpc_security_group_ids      = [aws_security_group.lists.id]
  associate_public_ip_address = true
}

# ---- instances of a group by their launch template
#> internet -> aws_autoscaling_group.a tcp 22
resource "aws_launch_template" "a" {
  network_interfaces {
    associate_public_ip_address = true
    security_groups             = [aws_security_group.ssh.id]
  }
}
resource "aws_autoscaling_group" "a" {
  max_size            = 1
  min_size            = 1
  vpc_zone_identifier = [aws_subnet.a.id]
  launch_template { id = aws_launch_template.a.id }
}
