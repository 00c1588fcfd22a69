resource "aws_cloudwatch_event_connection" "bad" {
  name               = "partner"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = var.connection_secret # want "aws-cloudwatch-event-connection-secret-in-code"
    }
  }
}

variable "connection_secret" {
  description = "Credential"
  type        = string
  sensitive   = true
}

resource "aws_cloudwatch_event_connection" "good" {
  name               = "partner"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = var.partner_key
    }
  }
}

variable "partner_key" {
  type      = string
  sensitive = true
}
