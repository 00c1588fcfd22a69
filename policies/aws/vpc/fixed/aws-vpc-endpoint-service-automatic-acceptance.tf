resource "aws_vpc_endpoint_service" "bad" {
  acceptance_required        = true # want "aws-vpc-endpoint-service-automatic-acceptance"
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/net/api/50dc6c495c0c9188"]
}

resource "aws_vpc_endpoint_service" "good" {
  acceptance_required        = true
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/net/api/50dc6c495c0c9188"]
}
