resource "aws_cloudwatch_event_connection" "bad" {
  name               = "partner"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = "5f2c9d7be1a84c06b3d1f7a29e60c8d4" # want "aws-cloudwatch-event-connection-secret-in-code"
    }
  }
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
