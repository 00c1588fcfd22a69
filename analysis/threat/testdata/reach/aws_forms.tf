# The same network in the forms that code gives it: counts, splats, loops, maps.
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  map_public_ip_on_launch = true
}
resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index + 10)
}
resource "aws_route_table" "public" { vpc_id = aws_vpc.main.id }
resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}
resource "aws_route_table_association" "public" {
  count          = 2
  subnet_id      = element(aws_subnet.public.*.id, count.index)
  route_table_id = aws_route_table.public.id
}
resource "aws_security_group" "ssh" {
  vpc_id = aws_vpc.main.id
  dynamic "ingress" {
    for_each = [22]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

# ---- by index, element, lookup and loop
#> internet -> aws_instance.index tcp 22
#> internet -> aws_instance.element tcp 22
#> internet -> aws_instance.loop tcp 22
#> internet -> aws_instance.map tcp 22
#> internet -> aws_instance.each["x"] tcp 22
#> internet -> aws_instance.each["y"] tcp 22
locals {
  ids  = [for s in aws_subnet.public : s.id]
  maps = { public = aws_subnet.public[0].id, private = aws_subnet.private[0].id }
}
resource "aws_instance" "index" {
  subnet_id              = aws_subnet.public[1].id
  vpc_security_group_ids = [aws_security_group.ssh.id]
}
resource "aws_instance" "element" {
  subnet_id              = element(aws_subnet.public[*].id, 0)
  vpc_security_group_ids = aws_security_group.ssh[*].id
}
resource "aws_instance" "loop" {
  subnet_id              = local.ids[1]
  vpc_security_group_ids = concat([aws_security_group.ssh.id], [])
}
resource "aws_instance" "map" {
  subnet_id              = lookup(local.maps, "public", "")
  vpc_security_group_ids = tolist(toset([aws_security_group.ssh.id]))
}
resource "aws_instance" "each" {
  for_each               = { x = 0, y = 1 }
  subnet_id              = aws_subnet.public[each.value].id
  vpc_security_group_ids = flatten([[aws_security_group.ssh.id]])
}
resource "aws_instance" "private" {
  subnet_id              = element(aws_subnet.private.*.id, 1)
  vpc_security_group_ids = [aws_security_group.ssh.id]
}

# ---- the default network, adopted
#> internet -> aws_instance.d tcp 22
resource "aws_default_vpc" "d" {}
resource "aws_default_subnet" "d" { availability_zone = "us-east-1a" }
resource "aws_security_group" "d" {
  vpc_id = aws_default_vpc.d.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "d" {
  subnet_id              = aws_default_subnet.d.id
  vpc_security_group_ids = [aws_security_group.d.id]
}

# ---- a subnet that is looked up may be public
#> internet -> aws_instance.d tcp 22 ?
data "aws_subnet" "d" { default_for_az = true }
resource "aws_instance" "d" {
  subnet_id              = data.aws_subnet.d.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
}

# ---- groups that name each other
#> aws_instance.a -> aws_instance.b tcp 5432
#> aws_instance.c -> aws_instance.d tcp 9000
#> aws_instance.d -> aws_instance.c tcp 9000
resource "aws_security_group" "a" { vpc_id = aws_vpc.main.id }
resource "aws_security_group" "b" { vpc_id = aws_vpc.main.id }
resource "aws_security_group_rule" "out" {
  type                     = "egress"
  security_group_id        = aws_security_group.a.id
  source_security_group_id = aws_security_group.b.id
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
}
resource "aws_security_group_rule" "in" {
  type                     = "ingress"
  security_group_id        = aws_security_group.b.id
  source_security_group_id = aws_security_group.a.id
  from_port                = 0
  to_port                  = 65535
  protocol                 = "tcp"
}
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.private[0].id
  vpc_security_group_ids = [aws_security_group.a.id]
}
resource "aws_instance" "b" {
  subnet_id              = aws_subnet.private[1].id
  vpc_security_group_ids = [aws_security_group.b.id]
}
resource "aws_security_group" "self" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 9000
    to_port   = 9000
    protocol  = "tcp"
    self      = true
  }
  egress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }
}
resource "aws_instance" "c" {
  subnet_id              = aws_subnet.private[0].id
  vpc_security_group_ids = [aws_security_group.self.id]
}
resource "aws_instance" "d" {
  subnet_id              = aws_subnet.private[1].id
  vpc_security_group_ids = [aws_security_group.self.id]
}

# ---- ports and protocols
#> internet -> aws_instance.a icmp type 8 code 0, tcp 8000-8100, udp 53
resource "aws_security_group" "p" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 8
    to_port     = 0
    protocol    = "icmp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    from_port   = 53
    to_port     = 53
    protocol    = "17"
    cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]
  }
  ingress {
    from_port   = "8000"
    to_port     = "8100"
    protocol    = "TCP"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.public[0].id
  vpc_security_group_ids = [aws_security_group.p.id]
}

# ---- only the office, and only other networks' private addresses
resource "aws_security_group" "o" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["198.51.100.0/24", "10.0.0.0/8", "192.168.0.0/16"]
  }
}
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.public[0].id
  vpc_security_group_ids = [aws_security_group.o.id]
}

# ---- a second address range of the network
#> aws_instance.a -> aws_instance.b tcp 22
resource "aws_vpc_ipv4_cidr_block_association" "more" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "100.64.0.0/16"
}
resource "aws_subnet" "more" {
  vpc_id     = aws_vpc_ipv4_cidr_block_association.more.vpc_id
  cidr_block = "100.64.1.0/24"
}
resource "aws_security_group" "out" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.private[0].id
  vpc_security_group_ids = [aws_security_group.out.id]
}
resource "aws_instance" "b" {
  subnet_id              = aws_subnet.more.id
  vpc_security_group_ids = [aws_security_group.ssh.id]
}
