resource "aws_vpc_endpoint_service_allowed_principal" "bad" {
  vpc_endpoint_service_id = "vpce-svc-0123456789abcdef0"
  principal_arn           = "*" # want "aws-vpc-endpoint-service-allowed-principal-any-principal"
}

resource "aws_vpc_endpoint_service_allowed_principal" "good" {
  vpc_endpoint_service_id = "vpce-svc-0123456789abcdef0"
  principal_arn           = "arn:aws:iam::123456789012:root"
}
