resource "aws_vpclattice_service_network" "bad" { # want "aws-vpclattice-service-network-no-auth"
  name      = "shops"
  auth_type = "AWS_IAM"
}

resource "aws_vpclattice_service_network" "good" {
  name      = "shops"
  auth_type = "AWS_IAM"
}
