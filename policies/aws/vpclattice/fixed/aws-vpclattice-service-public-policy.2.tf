resource "aws_vpclattice_service" "bad" {
  name      = "open"
  auth_type = "AWS_IAM"
}

resource "aws_vpclattice_auth_policy" "bad" {
  resource_identifier = aws_vpclattice_service.bad.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-vpclattice-service-public-policy"
      Action    = "vpc-lattice-svcs:Invoke"
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = ["o-exampleorgid"]
        }
      }
    }]
  })
}

resource "aws_vpclattice_service" "good" {
  name      = "shop"
  auth_type = "AWS_IAM"
}

resource "aws_vpclattice_auth_policy" "good" {
  resource_identifier = aws_vpclattice_service.good.arn
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
