resource "aws_vpclattice_service_network" "bad" {
  name      = "open"
  auth_type = "AWS_IAM"
}

resource "aws_vpclattice_auth_policy" "bad" {
  resource_identifier = aws_vpclattice_service_network.bad.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = ["arn:aws:iam::111122223333:root"]
      } # want "aws-vpclattice-service-network-public-policy"
      Action   = "vpc-lattice-svcs:Invoke"
      Resource = "*"
    }]
  })
}

resource "aws_vpclattice_service_network" "good" {
  name      = "shops"
  auth_type = "AWS_IAM"
}

resource "aws_vpclattice_auth_policy" "good" {
  resource_identifier = aws_vpclattice_service_network.good.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "vpc-lattice-svcs:Invoke"
      Resource  = "*"
      Condition = {
        StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" }
      }
    }]
  })
}
