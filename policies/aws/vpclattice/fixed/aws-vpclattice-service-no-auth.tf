resource "aws_vpclattice_service" "bad" { # want "aws-vpclattice-service-no-auth"
  name      = "shop"
  auth_type = "AWS_IAM"
}

resource "aws_vpclattice_service" "good" {
  name      = "shop"
  auth_type = "AWS_IAM"
}
