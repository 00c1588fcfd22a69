# Networks at the edge: distributions and accelerators, and what they pass on.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html
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
resource "aws_security_group" "web" {
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
resource "aws_lb_target_group" "app" {
  port     = 443
  protocol = "HTTPS"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.id
}
resource "aws_instance" "app" {
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.app.id]
}
resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

# ---- a load balancer that only distributions reach
#> internet -> aws_cloudfront_distribution.d
#> aws_cloudfront_distribution.d -> aws_lb.lb tcp 443
#> aws_lb.lb -> aws_instance.app tcp 443
data "aws_ec2_managed_prefix_list" "cloudfront" { name = "com.amazonaws.global.cloudfront.origin-facing" }
resource "aws_security_group" "lb" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = [data.aws_ec2_managed_prefix_list.cloudfront.id]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lb" "lb" {
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.lb.id]
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    origin_id   = "lb"
    domain_name = aws_lb.lb.dns_name
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}

# ---- one that is off
resource "aws_cloudfront_distribution" "d" {
  enabled = false
  origin {
    origin_id   = "app"
    domain_name = aws_instance.app.public_dns
  }
}

# ---- a private origin
#> internet -> aws_cloudfront_distribution.d
#> aws_cloudfront_distribution.d -> aws_lb.lb tcp 443
#> aws_lb.lb -> aws_instance.app tcp 443
resource "aws_lb" "lb" {
  internal        = true
  subnets         = [aws_subnet.private.id]
  security_groups = [aws_security_group.web.id]
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
resource "aws_cloudfront_vpc_origin" "lb" {
  vpc_origin_endpoint_config {
    name                   = "lb"
    arn                    = aws_lb.lb.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"
  }
}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    origin_id   = "lb"
    domain_name = aws_lb.lb.dns_name
    vpc_origin_config { vpc_origin_id = aws_cloudfront_vpc_origin.lb.id }
  }
}

# ---- an accelerator in front of an internal load balancer
#> internet -> aws_lb.lb tcp 443
#> aws_lb.lb -> aws_instance.app tcp 443
resource "aws_lb" "lb" {
  internal        = true
  subnets         = [aws_subnet.private.id]
  security_groups = [aws_security_group.web.id]
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
resource "aws_globalaccelerator_accelerator" "a" { name = "a" }
resource "aws_globalaccelerator_listener" "a" {
  accelerator_arn = aws_globalaccelerator_accelerator.a.arn
  protocol        = "TCP"
  port_range {
    from_port = 443
    to_port   = 443
  }
}
resource "aws_globalaccelerator_endpoint_group" "a" {
  listener_arn = aws_globalaccelerator_listener.a.arn
  endpoint_configuration { endpoint_id = aws_lb.lb.arn }
}

# ---- at another port
resource "aws_lb" "lb" {
  internal        = true
  subnets         = [aws_subnet.private.id]
  security_groups = [aws_security_group.web.id]
}
resource "aws_lb_listener" "lb" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 443
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
resource "aws_globalaccelerator_accelerator" "a" { name = "a" }
resource "aws_globalaccelerator_listener" "a" {
  accelerator_arn = aws_globalaccelerator_accelerator.a.arn
  protocol        = "TCP"
  port_range {
    from_port = 80
    to_port   = 80
  }
}
resource "aws_globalaccelerator_endpoint_group" "a" {
  listener_arn = aws_globalaccelerator_listener.a.arn
  endpoint_configuration { endpoint_id = aws_lb.lb.arn }
}
