resource "aws_api_gateway_rest_api" "bad" {
  name = "x"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "execute-api:Invoke"
      Resource  = "*"
      Principal = "*" # want "aws-api-gateway-rest-api-public-policy"
      Condition = {
        IpAddress = {
          "aws:SourceIp" = ["203.0.113.0/24"]
        }
      }
    }]
  })
}

resource "aws_api_gateway_rest_api" "good" {
  name = "x"
}
