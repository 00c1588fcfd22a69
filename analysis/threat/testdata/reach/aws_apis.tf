# APIs: who can call them, and what they call.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
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
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/f"
}
resource "aws_lb" "inner" {
  internal        = true
  subnets         = [aws_subnet.private.id]
  security_groups = [aws_security_group.inner.id]
}
resource "aws_security_group" "inner" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 80
    to_port         = 80
    protocol        = "tcp"
    security_groups = [aws_security_group.web.id]
  }
}
resource "aws_lb_listener" "inner" {
  load_balancer_arn = aws_lb.inner.arn
  port              = 80
  default_action { type = "fixed-response" }
}
resource "aws_api_gateway_rest_api" "rest" {
  name   = "rest"
  policy = local.policy
  endpoint_configuration { types = [local.type] }
}
resource "aws_api_gateway_resource" "r" {
  rest_api_id = aws_api_gateway_rest_api.rest.id
  parent_id   = aws_api_gateway_rest_api.rest.root_resource_id
  path_part   = "r"
}
resource "aws_api_gateway_method" "m" {
  rest_api_id   = aws_api_gateway_rest_api.rest.id
  resource_id   = aws_api_gateway_resource.r.id
  http_method   = "ANY"
  authorization = local.authorization
}
resource "aws_api_gateway_integration" "i" {
  rest_api_id             = aws_api_gateway_rest_api.rest.id
  resource_id             = aws_api_gateway_resource.r.id
  http_method             = aws_api_gateway_method.m.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.f.invoke_arn
}

# ---- a regional one that asks for nothing
#> internet -> aws_lambda_function.f
locals {
  type          = "REGIONAL"
  authorization = "NONE"
  policy        = null
}

# ---- one with an authorizer
locals {
  type          = "REGIONAL"
  authorization = "CUSTOM"
  policy        = null
}

# ---- one whose policy lets only the office in
locals {
  type          = "REGIONAL"
  authorization = "NONE"
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" },
    { Effect = "Deny", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*", Condition = { NotIpAddress = { "aws:SourceIp" = ["198.51.100.0/24"] } } },
  ] })
}

# ---- a private one without a policy answers nobody
locals {
  type          = "PRIVATE"
  authorization = "NONE"
  policy        = null
}

# ---- a private one that an endpoint may call
#> aws_instance.a -> aws_vpc_endpoint.api tcp 443
#> aws_vpc_endpoint.api -> aws_lambda_function.f
locals {
  type          = "PRIVATE"
  authorization = "NONE"
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*", Condition = { StringEquals = { "aws:SourceVpce" = aws_vpc_endpoint.api.id } } },
  ] })
}
resource "aws_vpc_endpoint" "api" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.us-east-1.execute-api"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [aws_subnet.private.id]
  security_group_ids  = [aws_security_group.web.id]
  private_dns_enabled = true
}
resource "aws_vpc_endpoint" "other" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.us-east-1.execute-api"
  vpc_endpoint_type = "Interface"
}
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.out.id]
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

# ---- an HTTP API with a link to a load balancer that lets it in
#> internet -> aws_lb.inner tcp 80
locals {
  type          = "PRIVATE"
  authorization = "NONE"
  policy        = null
}
resource "aws_apigatewayv2_api" "http" {
  name          = "http"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_vpc_link" "link" {
  name               = "link"
  subnet_ids         = [aws_subnet.private.id]
  security_group_ids = [aws_security_group.web.id]
}
resource "aws_apigatewayv2_integration" "lb" {
  api_id           = aws_apigatewayv2_api.http.id
  integration_type = "HTTP_PROXY"
  integration_uri  = aws_lb_listener.inner.arn
  connection_type  = "VPC_LINK"
  connection_id    = aws_apigatewayv2_vpc_link.link.id
}
resource "aws_apigatewayv2_route" "lb" {
  api_id    = aws_apigatewayv2_api.http.id
  route_key = "$default"
  target    = "integrations/${aws_apigatewayv2_integration.lb.id}"
}

# ---- one whose link the load balancer does not let in, and one that is off
locals {
  type          = "PRIVATE"
  authorization = "NONE"
  policy        = null
}
resource "aws_security_group" "none" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_apigatewayv2_api" "http" {
  for_each                     = { on = false, off = true }
  name                         = each.key
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = each.value
}
resource "aws_apigatewayv2_vpc_link" "link" {
  for_each           = { on = aws_security_group.none.id, off = aws_security_group.web.id }
  name               = each.key
  subnet_ids         = [aws_subnet.private.id]
  security_group_ids = [each.value]
}
resource "aws_apigatewayv2_integration" "lb" {
  for_each         = toset(["on", "off"])
  api_id           = aws_apigatewayv2_api.http[each.key].id
  integration_type = "HTTP_PROXY"
  integration_uri  = aws_lb_listener.inner.arn
  connection_type  = "VPC_LINK"
  connection_id    = aws_apigatewayv2_vpc_link.link[each.key].id
}
resource "aws_apigatewayv2_route" "lb" {
  for_each  = toset(["on", "off"])
  api_id    = aws_apigatewayv2_api.http[each.key].id
  route_key = "$default"
  target    = "integrations/${aws_apigatewayv2_integration.lb[each.key].id}"
}

# ---- a REST API with a link to a network load balancer
#> internet -> aws_lambda_function.f
#> internet -> aws_lb.nlb tcp 80
locals {
  type          = "REGIONAL"
  authorization = "NONE"
  policy        = null
}
resource "aws_lb" "nlb" {
  internal           = true
  load_balancer_type = "network"
  subnets            = [aws_subnet.private.id]
}
resource "aws_lb_listener" "nlb" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 80
  protocol          = "TCP"
  default_action { type = "forward" }
}
resource "aws_api_gateway_vpc_link" "nlb" {
  name        = "nlb"
  target_arns = [aws_lb.nlb.arn]
}
resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.rest.id
  resource_id   = aws_api_gateway_rest_api.rest.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "get" {
  rest_api_id             = aws_api_gateway_rest_api.rest.id
  resource_id             = aws_api_gateway_rest_api.rest.root_resource_id
  http_method             = "GET"
  integration_http_method = "GET"
  type                    = "HTTP_PROXY"
  uri                     = "http://${aws_lb.nlb.dns_name}"
  connection_type         = "VPC_LINK"
  connection_id           = aws_api_gateway_vpc_link.nlb.id
}

# ---- an API that is described by a document: operations that ask for nothing, for a key, for a signature
#> internet -> aws_lambda_function.open
#> internet -> aws_lambda_function.keyed
resource "aws_lambda_function" "open" {
  function_name = "open"
  role          = "arn:aws:iam::123456789012:role/f"
}
resource "aws_lambda_function" "keyed" {
  function_name = "keyed"
  role          = "arn:aws:iam::123456789012:role/f"
}
resource "aws_lambda_function" "signed" {
  function_name = "signed"
  role          = "arn:aws:iam::123456789012:role/f"
}
resource "aws_api_gateway_rest_api" "described" {
  name = "described"
  body = jsonencode({
    openapi = "3.0.1"
    paths = {
      "/open"   = { get = { x-amazon-apigateway-integration = { type = "aws_proxy", httpMethod = "POST", uri = aws_lambda_function.open.invoke_arn } } }
      "/keyed"  = { get = { security = [{ key = [] }], x-amazon-apigateway-integration = { type = "aws_proxy", httpMethod = "POST", uri = aws_lambda_function.keyed.invoke_arn } } }
      "/signed" = { get = { security = [{ sigv4 = [] }], x-amazon-apigateway-integration = { type = "aws_proxy", httpMethod = "POST", uri = aws_lambda_function.signed.invoke_arn } } }
    }
    components = { securitySchemes = {
      key   = { type = "apiKey", name = "x-api-key", in = "header" }
      sigv4 = { type = "apiKey", name = "Authorization", in = "header", x-amazon-apigateway-authtype = "awsSigv4" }
    } }
  })
}
