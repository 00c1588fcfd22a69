# Transit gateways: attachments, the route tables that these are associated with, routes
# that they propagate, static ones and black holes.
# https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
locals { nets = { a = "10.0", b = "10.1", c = "10.2" } }
resource "aws_vpc" "v" {
  for_each   = local.nets
  cidr_block = "${each.value}.0.0/16"
}
resource "aws_subnet" "s" {
  for_each          = local.nets
  vpc_id            = aws_vpc.v[each.key].id
  cidr_block        = "${each.value}.1.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_route_table" "t" {
  for_each = local.nets
  vpc_id   = aws_vpc.v[each.key].id
  route {
    cidr_block         = "10.0.0.0/8"
    transit_gateway_id = aws_ec2_transit_gateway.hub.id
  }
}
resource "aws_route_table_association" "t" {
  for_each       = local.nets
  subnet_id      = aws_subnet.s[each.key].id
  route_table_id = aws_route_table.t[each.key].id
}
resource "aws_security_group" "g" {
  for_each = local.nets
  vpc_id   = aws_vpc.v[each.key].id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "i" {
  for_each               = local.nets
  subnet_id              = aws_subnet.s[each.key].id
  vpc_security_group_ids = [aws_security_group.g[each.key].id]
}

# ---- by default all attachments see each other; c has none
#> aws_instance.i["a"] -> aws_instance.i["b"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["a"] tcp 22
resource "aws_ec2_transit_gateway" "hub" {}
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = toset(["a", "b"])
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}

# ---- without association or propagation nothing goes through
resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = local.nets
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}

# ---- associated with one table, to which one alone propagates
resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = local.nets
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}
resource "aws_ec2_transit_gateway_route_table" "one" { transit_gateway_id = aws_ec2_transit_gateway.hub.id }
resource "aws_ec2_transit_gateway_route_table_association" "one" {
  for_each                       = local.nets
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.v[each.key].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.one.id
}
resource "aws_ec2_transit_gateway_route_table_propagation" "one" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.v["b"].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.one.id
}

# ---- spokes see the hub's VPC and it sees them, they not each other
#> aws_instance.i["a"] -> aws_instance.i["c"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["c"] tcp 22
#> aws_instance.i["c"] -> aws_instance.i["a"] tcp 22
#> aws_instance.i["c"] -> aws_instance.i["b"] tcp 22
resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = local.nets
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}
resource "aws_ec2_transit_gateway_route_table" "t" {
  for_each           = toset(["spokes", "shared"])
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}
resource "aws_ec2_transit_gateway_route_table_association" "t" {
  for_each                       = { a = "spokes", b = "spokes", c = "shared" }
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.v[each.key].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.t[each.value].id
}
resource "aws_ec2_transit_gateway_route_table_propagation" "t" {
  for_each                       = { a = "shared", b = "shared", c = "spokes" }
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.v[each.key].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.t[each.value].id
}

# ---- a black hole
#> aws_instance.i["a"] -> aws_instance.i["b"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["a"] tcp 22
resource "aws_ec2_transit_gateway" "hub" {}
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = local.nets
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}
resource "aws_ec2_transit_gateway_route" "c" {
  destination_cidr_block         = "10.2.0.0/16"
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway.hub.association_default_route_table_id
}

# ---- static routes instead of propagation, one by a prefix list
#> aws_instance.i["a"] -> aws_instance.i["b"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["a"] tcp 22
resource "aws_ec2_transit_gateway" "hub" { default_route_table_propagation = "disable" }
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = local.nets
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}
resource "aws_ec2_transit_gateway_route" "a" {
  destination_cidr_block         = "10.0.0.0/16"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.v["a"].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway.hub.association_default_route_table_id
}
resource "aws_ec2_managed_prefix_list" "b" {
  name           = "b"
  address_family = "IPv4"
  max_entries    = 1
  entry { cidr = "10.1.0.0/16" }
}
resource "aws_ec2_transit_gateway_prefix_list_reference" "b" {
  prefix_list_id                 = aws_ec2_managed_prefix_list.b.id
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.v["b"].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway.hub.association_default_route_table_id
}

# ---- from a zone without an attachment nothing gets to the gateway
resource "aws_ec2_transit_gateway" "hub" {}
resource "aws_subnet" "other" {
  for_each          = local.nets
  vpc_id            = aws_vpc.v[each.key].id
  cidr_block        = "${each.value}.2.0/24"
  availability_zone = "us-east-1b"
}
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = local.nets
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.other[each.key].id]
}

# ---- groups can name those of other attachments where the gateway supports it
#> aws_instance.i["a"] -> aws_instance.i["b"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["a"] tcp 22
#> aws_instance.i["a"] -> aws_instance.db tcp 5432
resource "aws_ec2_transit_gateway" "hub" { security_group_referencing_support = "enable" }
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = toset(["a", "b"])
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}
resource "aws_security_group" "db" {
  vpc_id = aws_vpc.v["b"].id
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.g["a"].id]
  }
}
resource "aws_instance" "db" {
  subnet_id              = aws_subnet.s["b"].id
  vpc_security_group_ids = [aws_security_group.db.id]
}

# ---- which it does not by default
#> aws_instance.i["a"] -> aws_instance.i["b"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["a"] tcp 22
resource "aws_ec2_transit_gateway" "hub" {}
resource "aws_ec2_transit_gateway_vpc_attachment" "v" {
  for_each           = toset(["a", "b"])
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v[each.key].id
  subnet_ids         = [aws_subnet.s[each.key].id]
}
resource "aws_security_group" "db" {
  vpc_id = aws_vpc.v["b"].id
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.g["a"].id]
  }
}
resource "aws_instance" "db" {
  subnet_id              = aws_subnet.s["b"].id
  vpc_security_group_ids = [aws_security_group.db.id]
}

# ---- two gateways that peer, with static routes on both
#> aws_instance.i["a"] -> aws_instance.far tcp 22
#> aws_instance.far -> aws_instance.i["a"] tcp 22
resource "aws_ec2_transit_gateway" "hub" {}
resource "aws_ec2_transit_gateway_vpc_attachment" "a" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.v["a"].id
  subnet_ids         = [aws_subnet.s["a"].id]
}
resource "aws_ec2_transit_gateway" "far" {}
resource "aws_vpc" "far" { cidr_block = "10.9.0.0/16" }
resource "aws_subnet" "far" {
  vpc_id     = aws_vpc.far.id
  cidr_block = "10.9.1.0/24"
}
resource "aws_default_route_table" "far" {
  default_route_table_id = aws_vpc.far.default_route_table_id
  route {
    cidr_block         = "10.0.0.0/8"
    transit_gateway_id = aws_ec2_transit_gateway.far.id
  }
}
resource "aws_ec2_transit_gateway_vpc_attachment" "far" {
  transit_gateway_id = aws_ec2_transit_gateway.far.id
  vpc_id             = aws_vpc.far.id
  subnet_ids         = [aws_subnet.far.id]
}
resource "aws_ec2_transit_gateway_peering_attachment" "p" {
  transit_gateway_id      = aws_ec2_transit_gateway.hub.id
  peer_transit_gateway_id = aws_ec2_transit_gateway.far.id
  peer_region             = "eu-west-1"
}
resource "aws_ec2_transit_gateway_peering_attachment_accepter" "p" {
  transit_gateway_attachment_id = aws_ec2_transit_gateway_peering_attachment.p.id
}
resource "aws_ec2_transit_gateway_route" "far" {
  destination_cidr_block         = "10.9.0.0/16"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_peering_attachment.p.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway.hub.association_default_route_table_id
}
resource "aws_ec2_transit_gateway_route" "near" {
  destination_cidr_block         = "10.0.0.0/16"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_peering_attachment.p.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway.far.association_default_route_table_id
}
resource "aws_security_group" "far" {
  vpc_id = aws_vpc.far.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "far" {
  subnet_id              = aws_subnet.far.id
  vpc_security_group_ids = [aws_security_group.far.id]
}
