variable "secret" {
  type      = string
  sensitive = true
}

resource "aws_verifiedaccess_trust_provider" "bad" {
  policy_reference_name    = "idp"
  trust_provider_type      = "user"
  user_trust_provider_type = "oidc"

  oidc_options {
    client_id     = "access"
    client_secret = var.oidc_client_secret # want "aws-verifiedaccess-trust-provider-secret-in-code"
    issuer        = "https://id.example.com"
  }
}

variable "oidc_client_secret" {
  type        = string
  sensitive   = true
  description = "Client secret at the identity provider"
}

resource "aws_verifiedaccess_trust_provider" "good" {
  policy_reference_name    = "idp"
  trust_provider_type      = "user"
  user_trust_provider_type = "oidc"

  oidc_options {
    client_id     = "access"
    client_secret = var.secret
    issuer        = "https://id.example.com"
  }
}
