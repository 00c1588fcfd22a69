resource "aws_sagemaker_workforce" "bad" {
  workforce_name = "labels"

  oidc_config {
    client_id              = "labels"
    client_secret          = var.oidc_client_secret # want "aws-sagemaker-workforce-client-secret-in-code"
    issuer                 = "https://login.example.com"
    authorization_endpoint = "https://login.example.com/authorize"
    token_endpoint         = "https://login.example.com/token"
    user_info_endpoint     = "https://login.example.com/userinfo"
    logout_endpoint        = "https://login.example.com/logout"
    jwks_uri               = "https://login.example.com/jwks"
  }
}

variable "oidc_client_secret" {
  type        = string
  sensitive   = true
  description = "Client secret at the identity provider"
}

resource "aws_sagemaker_workforce" "good" {
  workforce_name = "labels"

  oidc_config {
    client_id              = "labels"
    client_secret          = var.client_secret
    issuer                 = "https://login.example.com"
    authorization_endpoint = "https://login.example.com/authorize"
    token_endpoint         = "https://login.example.com/token"
    user_info_endpoint     = "https://login.example.com/userinfo"
    logout_endpoint        = "https://login.example.com/logout"
    jwks_uri               = "https://login.example.com/jwks"
  }
}

variable "client_secret" {
  type      = string
  sensitive = true
}
