resource "aws_api_gateway_rest_api" "bad" {
  name = "x"
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "execute-api:Invoke"
      Resource = "*"
      Principal = {
        AWS = "arn:aws:iam::111122223333:root"
      } # want "aws-api-gateway-rest-api-public-policy"
    }]
  })
}

resource "aws_api_gateway_rest_api" "good" {
  name = "x"
}
