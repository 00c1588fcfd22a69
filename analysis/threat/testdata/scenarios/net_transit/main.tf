# Over a transit gateway into a VPC with a cache: by its default table, and not where
# a black hole takes the way back.
locals { vpcs = { web = "10.0", data = "10.1", dark = "10.2" } }
resource "aws_vpc" "v" {
  for_each   = local.vpcs
  cidr_block = "${each.value}.0.0/16"
}
resource "aws_subnet" "s" {
  for_each   = local.vpcs
  vpc_id     = aws_vpc.v[each.key].id
  cidr_block = "${each.value}.1.0/24"
}
resource "aws_internet_gateway" "web" { vpc_id = aws_vpc.v["web"].id }
resource "aws_ec2_transit_gateway" "hub" {}
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = local.vpcs
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}
resource "aws_ec2_transit_gateway_route" "dark" {
  destination_cidr_block         = "10.2.1.0/24"
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway.hub.association_default_route_table_id
}
resource "aws_route_table" "t" {
  for_each = local.vpcs
  vpc_id   = aws_vpc.v[each.key].id
}
resource "aws_route_table_association" "t" {
  for_each       = local.vpcs
  subnet_id      = aws_subnet.s[each.key].id
  route_table_id = aws_route_table.t[each.key].id
}
resource "aws_route" "hub" {
  for_each               = local.vpcs
  route_table_id         = aws_route_table.t[each.key].id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.hub.id
}
resource "aws_route" "internet" {
  route_table_id         = aws_route_table.t["web"].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.web.id
}
resource "aws_security_group" "web" { vpc_id = aws_vpc.v["web"].id }
resource "aws_vpc_security_group_ingress_rule" "web" {
  security_group_id = aws_security_group.web.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}
resource "aws_vpc_security_group_egress_rule" "web" {
  security_group_id = aws_security_group.web.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
resource "aws_instance" "web" {
  ami                         = "ami-12345678"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.s["web"].id
  vpc_security_group_ids      = [aws_security_group.web.id]
  associate_public_ip_address = true
}
resource "aws_security_group" "cache" {
  for_each = toset(["data", "dark"])
  vpc_id   = aws_vpc.v[each.key].id
  ingress {
    from_port   = 6379
    to_port     = 6379
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
resource "aws_elasticache_subnet_group" "c" {
  for_each   = toset(["data", "dark"])
  name       = each.key
  subnet_ids = [aws_subnet.s[each.key].id]
}
resource "aws_elasticache_cluster" "c" {
  for_each           = toset(["data", "dark"])
  cluster_id         = each.key
  engine             = "redis"
  subnet_group_name  = aws_elasticache_subnet_group.c[each.key].name
  security_group_ids = [aws_security_group.cache[each.key].id]
}
