resource "aws_appsync_datasource" "bad" {
  api_id = "a1b2c3d4e5"
  name   = "orders"
  type   = "HTTP"

  http_config {
    endpoint = "https://backend.example.com" # want "aws-appsync-datasource-plaintext-endpoint"
  }
}

resource "aws_appsync_datasource" "good" {
  api_id = "a1b2c3d4e5"
  name   = "orders"
  type   = "HTTP"

  http_config {
    endpoint = "https://orders.example.com"
  }
}
