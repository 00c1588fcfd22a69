variable "token" {
  type      = string
  sensitive = true
}

resource "aws_amplify_app" "bad" {
  name         = "site"
  repository   = "https://github.com/example/site"
  access_token = "s3cr3t-example-token-value" # want "aws-amplify-app-token-in-code"
}

resource "aws_amplify_app" "good" {
  name         = "site"
  repository   = "https://github.com/example/site"
  access_token = var.token
}
