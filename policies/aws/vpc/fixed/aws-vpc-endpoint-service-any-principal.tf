resource "aws_vpc_endpoint_service" "bad" {
  acceptance_required        = true
  allowed_principals         = [] # want "aws-vpc-endpoint-service-any-principal"
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/net/api/50dc6c495c0c9188"]
}

resource "aws_vpc_endpoint_service_allowed_principal" "bad" {
  vpc_endpoint_service_id = "vpce-svc-0123456789abcdef0"
}

resource "aws_vpc_endpoint_service" "good" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::123456789012:root"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/net/api/50dc6c495c0c9188"]
}
