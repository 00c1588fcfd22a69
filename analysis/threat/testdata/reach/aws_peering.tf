# Peering: of two VPCs, accepted, with routes both ways, and for no third.
# https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
locals { nets = { a = "10.0", b = "10.1", c = "10.2" } }
resource "aws_vpc" "v" {
  for_each   = local.nets
  cidr_block = "${each.value}.0.0/16"
}
resource "aws_subnet" "s" {
  for_each   = local.nets
  vpc_id     = aws_vpc.v[each.key].id
  cidr_block = "${each.value}.1.0/24"
}
resource "aws_route_table" "t" {
  for_each = local.nets
  vpc_id   = aws_vpc.v[each.key].id
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
resource "aws_vpc_peering_connection" "ab" {
  vpc_id      = aws_vpc.v["a"].id
  peer_vpc_id = aws_vpc.v["b"].id
  auto_accept = var.accept
}
variable "accept" { default = true }
resource "aws_route" "ab" {
  route_table_id            = aws_route_table.t["a"].id
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ab.id
}

# ---- without a way back

# ---- with routes both ways
#> aws_instance.i["a"] -> aws_instance.i["b"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["a"] tcp 22
resource "aws_route" "ba" {
  route_table_id            = aws_route_table.t["b"].id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ab.id
}

# ---- it is not transitive
#> aws_instance.i["a"] -> aws_instance.i["b"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["a"] tcp 22
#> aws_instance.i["b"] -> aws_instance.i["c"] tcp 22
#> aws_instance.i["c"] -> aws_instance.i["b"] tcp 22
resource "aws_route" "ba" {
  route_table_id            = aws_route_table.t["b"].id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ab.id
}
resource "aws_vpc_peering_connection" "bc" {
  vpc_id      = aws_vpc.v["b"].id
  peer_vpc_id = aws_vpc.v["c"].id
  auto_accept = true
}
resource "aws_route" "bc" {
  route_table_id            = aws_route_table.t["b"].id
  destination_cidr_block    = "10.2.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.bc.id
}
resource "aws_route" "cb" {
  route_table_id            = aws_route_table.t["c"].id
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.bc.id
}
resource "aws_route" "ac" {
  route_table_id            = aws_route_table.t["a"].id
  destination_cidr_block    = "10.2.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ab.id
}
resource "aws_route" "ca" {
  route_table_id            = aws_route_table.t["c"].id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.bc.id
}

# ---- another one, which nobody accepts
resource "aws_vpc_peering_connection" "ac" {
  vpc_id      = aws_vpc.v["a"].id
  peer_vpc_id = aws_vpc.v["c"].id
}
resource "aws_route" "ac" {
  route_table_id            = aws_route_table.t["a"].id
  destination_cidr_block    = "10.2.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ac.id
}
resource "aws_route" "ca" {
  route_table_id            = aws_route_table.t["c"].id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ac.id
}

# ---- accepted by the other side
#> aws_instance.i["a"] -> aws_instance.i["c"] tcp 22
#> aws_instance.i["c"] -> aws_instance.i["a"] tcp 22
resource "aws_vpc_peering_connection" "ac" {
  vpc_id      = aws_vpc.v["a"].id
  peer_vpc_id = aws_vpc.v["c"].id
}
resource "aws_vpc_peering_connection_accepter" "ac" {
  vpc_peering_connection_id = aws_vpc_peering_connection.ac.id
  auto_accept               = true
}
resource "aws_route" "ac" {
  route_table_id            = aws_route_table.t["a"].id
  destination_cidr_block    = "10.2.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.ac.id
}
resource "aws_route" "ca" {
  route_table_id            = aws_route_table.t["c"].id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ac.id
}

# ---- a group names one of the other VPC
#> aws_instance.i["a"] -> aws_instance.i["b"] tcp 22
#> aws_instance.i["a"] -> aws_instance.db tcp 5432
#> aws_instance.i["b"] -> aws_instance.i["a"] tcp 22
resource "aws_route" "ba" {
  route_table_id            = aws_route_table.t["b"].id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.ab.id
}
resource "aws_security_group" "db" { vpc_id = aws_vpc.v["b"].id }
resource "aws_vpc_security_group_ingress_rule" "db" {
  security_group_id            = aws_security_group.db.id
  referenced_security_group_id = aws_security_group.g["a"].id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}
resource "aws_instance" "db" {
  subnet_id              = aws_subnet.s["b"].id
  vpc_security_group_ids = [aws_security_group.db.id]
}

# ---- over a peering of regions groups cannot name each other
#> aws_instance.i["a"] -> aws_instance.far tcp 22
provider "aws" {
  alias  = "far"
  region = "eu-west-1"
}
provider "aws" { region = "us-east-1" }
resource "aws_vpc" "far" {
  provider   = aws.far
  cidr_block = "10.9.0.0/16"
}
resource "aws_subnet" "far" {
  provider   = aws.far
  vpc_id     = aws_vpc.far.id
  cidr_block = "10.9.1.0/24"
}
resource "aws_default_route_table" "far" {
  provider               = aws.far
  default_route_table_id = aws_vpc.far.default_route_table_id
  route {
    cidr_block                = "10.0.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection.far.id
  }
}
resource "aws_vpc_peering_connection" "far" {
  vpc_id      = aws_vpc.v["a"].id
  peer_vpc_id = aws_vpc.far.id
  peer_region = "eu-west-1"
}
resource "aws_vpc_peering_connection_accepter" "far" {
  provider                  = aws.far
  vpc_peering_connection_id = aws_vpc_peering_connection.far.id
  auto_accept               = true
}
resource "aws_route" "far" {
  route_table_id            = aws_route_table.t["a"].id
  destination_cidr_block    = "10.9.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.far.id
}
resource "aws_security_group" "far" {
  provider = aws.far
  vpc_id   = aws_vpc.far.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.g["a"].id]
  }
}
resource "aws_instance" "far" {
  provider               = aws.far
  subnet_id              = aws_subnet.far.id
  vpc_security_group_ids = [aws_security_group.far.id]
}
