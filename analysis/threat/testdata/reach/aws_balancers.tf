# Load balancers and what they pass on.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}
resource "aws_security_group" "lb" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.lb.id]
  }
}
resource "aws_security_group" "world" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "inner" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}
resource "aws_instance" "app" {
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.app.id]
}
resource "aws_instance" "world" {
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.world.id]
}
resource "aws_instance" "inner" {
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.inner.id]
}

# ---- an internal one
resource "aws_lb" "lb" {
  internal        = true
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.id
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

# ---- internet-facing, in subnets without a way to the internet
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.private.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action { type = "fixed-response" }
}

# ---- the listener that strangers reach is not the one that leads on
#> internet -> aws_lb.lb tcp 443
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.id
}
resource "aws_lb_listener" "open" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action { type = "fixed-response" }
}
resource "aws_lb_listener" "shut" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 8443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

# ---- by a rule of the listener, to an address
#> internet -> aws_lb.lb tcp 443
#> aws_lb.lb -> aws_instance.app tcp 8080
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "app" {
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.private_ip
  port             = 8080
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action { type = "fixed-response" }
}
resource "aws_lb_listener_rule" "app" {
  listener_arn = aws_lb_listener.lb.arn
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

# ---- to an address that is written out
#> internet -> aws_lb.lb tcp 443
#> aws_lb.lb -> aws_instance.fixed tcp 8080
resource "aws_instance" "fixed" {
  subnet_id              = aws_subnet.private.id
  private_ip             = "10.0.2.7"
  vpc_security_group_ids = [aws_security_group.app.id]
}
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "app" {
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = "10.0.2.7"
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type = "forward"
    forward {
      target_group { arn = aws_lb_target_group.app.arn }
    }
  }
}

# ---- to a function, which needs no network
#> internet -> aws_lb.lb tcp 443
#> aws_lb.lb -> aws_lambda_function.f
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/f"
}
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "f" { target_type = "lambda" }
resource "aws_lb_target_group_attachment" "f" {
  target_group_arn = aws_lb_target_group.f.arn
  target_id        = aws_lambda_function.f.arn
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.f.arn
  }
}

# ---- a network load balancer without groups keeps the clients' addresses for instances
#> internet -> aws_lb.nlb tcp 80
#> aws_lb.nlb -> aws_instance.world tcp 8080
resource "aws_lb" "nlb" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}
resource "aws_lb_target_group" "t" {
  port     = 8080
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "t" {
  for_each         = { app = aws_instance.app.id, world = aws_instance.world.id, inner = aws_instance.inner.id }
  target_group_arn = aws_lb_target_group.t.arn
  target_id        = each.value
}
resource "aws_lb_listener" "nlb" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 80
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.t.arn
  }
}

# ---- told not to, it comes from its own addresses
#> internet -> aws_lb.nlb tcp 80
#> aws_lb.nlb -> aws_instance.world tcp 8080
#> aws_lb.nlb -> aws_instance.inner tcp 8080
resource "aws_lb" "nlb" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}
resource "aws_lb_target_group" "t" {
  port               = 8080
  protocol           = "TCP"
  vpc_id             = aws_vpc.main.id
  preserve_client_ip = false
}
resource "aws_lb_target_group_attachment" "t" {
  for_each         = { app = aws_instance.app.id, world = aws_instance.world.id, inner = aws_instance.inner.id }
  target_group_arn = aws_lb_target_group.t.arn
  target_id        = each.value
}
resource "aws_lb_listener" "nlb" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 80
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.t.arn
  }
}

# ---- as by default for addresses and TCP
#> internet -> aws_lb.nlb tcp 80
#> aws_lb.nlb -> aws_instance.world tcp 8080
#> aws_lb.nlb -> aws_instance.inner tcp 8080
resource "aws_lb" "nlb" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}
resource "aws_lb_target_group" "t" {
  port        = 8080
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "t" {
  for_each         = { app = aws_instance.app.private_ip, world = aws_instance.world.private_ip, inner = aws_instance.inner.private_ip }
  target_group_arn = aws_lb_target_group.t.arn
  target_id        = each.value
}
resource "aws_lb_listener" "nlb" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 80
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.t.arn
  }
}

# ---- with a group of its own, which targets may name although it keeps addresses
#> internet -> aws_lb.nlb tcp 443
#> aws_lb.nlb -> aws_instance.app tcp 8080
#> aws_lb.nlb -> aws_instance.world tcp 8080
resource "aws_lb" "nlb" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
  security_groups    = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "t" {
  port     = 8080
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "t" {
  for_each         = { app = aws_instance.app.id, world = aws_instance.world.id, inner = aws_instance.inner.id }
  target_group_arn = aws_lb_target_group.t.arn
  target_id        = each.value
}
resource "aws_lb_listener" "nlb" {
  for_each          = toset(["80", "443"])
  load_balancer_arn = aws_lb.nlb.arn
  port              = each.key
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.t.arn
  }
}

# ---- a network one in front of an application one
#> internet -> aws_lb.nlb tcp 443
#> aws_lb.nlb -> aws_lb.alb tcp 443
#> aws_lb.alb -> aws_instance.app tcp 8080
resource "aws_lb" "nlb" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}
resource "aws_lb_target_group" "alb" {
  port        = 443
  protocol    = "TCP"
  target_type = "alb"
  vpc_id      = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "alb" {
  target_group_arn = aws_lb_target_group.alb.arn
  target_id        = aws_lb.alb.arn
}
resource "aws_lb_listener" "nlb" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.alb.arn
  }
}
resource "aws_lb" "alb" {
  internal        = true
  subnets         = [aws_subnet.private.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.id
}
resource "aws_lb_listener" "alb" {
  load_balancer_arn = aws_lb.alb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

# ---- a classic one, to the ports of its listeners
#> internet -> aws_elb.elb tcp 443
#> aws_elb.elb -> aws_instance.app tcp 8080
#> aws_elb.elb -> aws_instance.world tcp 8080
resource "aws_elb" "elb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
  instances       = [aws_instance.app.id]
  listener {
    lb_port           = 443
    lb_protocol       = "https"
    instance_port     = 8080
    instance_protocol = "http"
  }
  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 22
    instance_protocol = "tcp"
  }
}
resource "aws_elb_attachment" "world" {
  elb      = aws_elb.elb.id
  instance = aws_instance.world.id
}

# ---- groups of instances that register themselves, by the group or beside it
#> internet -> aws_lb.lb tcp 443
#> aws_lb.lb -> aws_autoscaling_group.a tcp 8080
#> aws_lb.lb -> aws_autoscaling_group.b tcp 8080
resource "aws_launch_template" "t" { vpc_security_group_ids = [aws_security_group.app.id] }
resource "aws_autoscaling_group" "a" {
  max_size            = 1
  min_size            = 1
  vpc_zone_identifier = [aws_subnet.private.id]
  target_group_arns   = [aws_lb_target_group.app.arn]
  launch_template { id = aws_launch_template.t.id }
}
resource "aws_autoscaling_group" "b" {
  max_size            = 1
  min_size            = 1
  vpc_zone_identifier = [aws_subnet.private.id]
  launch_template { id = aws_launch_template.t.id }
}
resource "aws_autoscaling_attachment" "b" {
  autoscaling_group_name = aws_autoscaling_group.b.id
  lb_target_group_arn    = aws_lb_target_group.app.arn
}
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

# ---- targets in another VPC, over a peering
#> internet -> aws_lb.lb tcp 443
#> aws_lb.lb -> aws_instance.far tcp 8080
resource "aws_vpc" "far" { cidr_block = "10.1.0.0/16" }
resource "aws_subnet" "far" {
  vpc_id     = aws_vpc.far.id
  cidr_block = "10.1.1.0/24"
}
resource "aws_vpc_peering_connection" "p" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.far.id
  auto_accept = true
}
resource "aws_route" "there" {
  route_table_id            = aws_route_table.public.id
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.p.id
}
resource "aws_route" "back" {
  route_table_id            = aws_vpc.far.main_route_table_id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.p.id
}
resource "aws_security_group" "far" {
  vpc_id = aws_vpc.far.id
  ingress {
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = ["10.0.1.0/24"]
  }
}
resource "aws_instance" "far" {
  subnet_id              = aws_subnet.far.id
  vpc_security_group_ids = [aws_security_group.far.id]
}
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "far" {
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "far" {
  target_group_arn  = aws_lb_target_group.far.arn
  target_id         = aws_instance.far.private_ip
  availability_zone = "all"
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.far.arn
  }
}

# ---- a rule for the office alone
#> internet -> aws_lb.lb tcp 443
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.id
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action { type = "fixed-response" }
}
resource "aws_lb_listener_rule" "app" {
  listener_arn = aws_lb_listener.lb.arn
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
  condition {
    source_ip { values = ["198.51.100.0/24"] }
  }
}
