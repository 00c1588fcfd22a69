variable "client_secret" {
  type      = string
  sensitive = true
}

resource "aws_lb_listener_rule" "bad" {
  listener_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2"

  action {
    type = "authenticate-oidc"

    authenticate_oidc {
      authorization_endpoint = "https://login.example.com/authorize"
      client_id              = "web"
      client_secret          = var.oidc_client_secret # want "aws-lb-listener-rule-literal-client-secret"
      issuer                 = "https://login.example.com"
      token_endpoint         = "https://login.example.com/token"
      user_info_endpoint     = "https://login.example.com/userinfo"
    }
  }

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/73e2d6bc24d8a067"
  }

  condition {
    path_pattern {
      values = ["/admin/*"]
    }
  }
}

variable "oidc_client_secret" {
  description = "Client secret"
  type        = string
  sensitive   = true
}

resource "aws_lb_listener_rule" "good" {
  listener_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2"

  action {
    type = "authenticate-oidc"

    authenticate_oidc {
      authorization_endpoint = "https://login.example.com/authorize"
      client_id              = "web"
      client_secret          = var.client_secret
      issuer                 = "https://login.example.com"
      token_endpoint         = "https://login.example.com/token"
      user_info_endpoint     = "https://login.example.com/userinfo"
    }
  }

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/73e2d6bc24d8a067"
  }

  condition {
    path_pattern {
      values = ["/admin/*"]
    }
  }
}
