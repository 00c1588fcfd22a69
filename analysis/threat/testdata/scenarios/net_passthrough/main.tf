# A network load balancer keeps the address of its client, which the target's group
# has to let in. An internal one answers nobody from outside.
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "s" {
  for_each   = { public = "10.0.1.0/24", private = "10.0.2.0/24" }
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.s["public"].id
  route_table_id = aws_route_table.public.id
}
resource "aws_lb" "n" {
  for_each           = toset(["outer", "inner"])
  name               = each.key
  load_balancer_type = "network"
  internal           = each.key == "inner"
  subnets            = [aws_subnet.s["public"].id]
}
resource "aws_lb_target_group" "t" {
  for_each = toset(["outer", "inner"])
  name     = each.key
  port     = 5000
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_listener" "l" {
  for_each          = toset(["outer", "inner"])
  load_balancer_arn = aws_lb.n[each.key].arn
  port              = 80
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.t[each.key].arn
  }
}
resource "aws_security_group" "t" {
  for_each = { outer = "0.0.0.0/0", inner = "0.0.0.0/0", picky = "192.168.0.0/16" }
  vpc_id   = aws_vpc.main.id
  ingress {
    from_port   = 5000
    to_port     = 5000
    protocol    = "tcp"
    cidr_blocks = [each.value]
  }
}
resource "aws_instance" "t" {
  for_each               = aws_security_group.t
  ami                    = "ami-12345678"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.s["private"].id
  vpc_security_group_ids = [each.value.id]
}
resource "aws_lb_target_group_attachment" "t" {
  for_each         = { outer = "outer", inner = "inner", picky = "outer" }
  target_group_arn = aws_lb_target_group.t[each.value].arn
  target_id        = aws_instance.t[each.key].id
}
