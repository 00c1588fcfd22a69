# IPv6 needs no public address, but a route and a rule of its own. An egress-only
# gateway is no way in.
resource "aws_vpc" "main" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
}
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_egress_only_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "s" {
  for_each                        = toset(["open", "egress"])
  vpc_id                          = aws_vpc.main.id
  cidr_block                      = each.key == "open" ? "10.0.1.0/24" : "10.0.2.0/24"
  ipv6_cidr_block                 = each.key == "open" ? cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 1) : "2600:1f18:1:2::/64"
  assign_ipv6_address_on_creation = true
}
resource "aws_route_table" "open" {
  vpc_id = aws_vpc.main.id
  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = aws_internet_gateway.main.id
  }
}
resource "aws_route_table" "egress" {
  vpc_id = aws_vpc.main.id
  route {
    ipv6_cidr_block        = "::/0"
    egress_only_gateway_id = aws_egress_only_internet_gateway.main.id
  }
}
resource "aws_route_table_association" "open" {
  subnet_id      = aws_subnet.s["open"].id
  route_table_id = aws_route_table.open.id
}
resource "aws_route_table_association" "egress" {
  subnet_id      = aws_subnet.s["egress"].id
  route_table_id = aws_route_table.egress.id
}
resource "aws_security_group" "six" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    ipv6_cidr_blocks = ["::/0"]
  }
}
resource "aws_security_group" "four" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "six" {
  for_each               = aws_subnet.s
  ami                    = "ami-12345678"
  instance_type          = "t3.micro"
  subnet_id              = each.value.id
  vpc_security_group_ids = [aws_security_group.six.id]
}
resource "aws_instance" "four" {
  ami                    = "ami-12345678"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.s["open"].id
  vpc_security_group_ids = [aws_security_group.four.id]
}
