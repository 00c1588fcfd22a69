resource "aws_api_gateway_rest_api" "bad" {
  name = "x"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "execute-api:Invoke"
      Resource  = "*"
      Principal = "*" # want "aws-api-gateway-rest-api-public-policy"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}

resource "aws_api_gateway_rest_api" "good" {
  name = "x"
}
