variable "password" {
  type      = string
  sensitive = true
}

resource "aws_chime_voice_connector_termination_credentials" "bad" {
  voice_connector_id = "abcdef1ghij2klmno3pqr4"

  credentials {
    username = "office"
    password = var.sip_password # want "aws-chime-voice-connector-termination-credentials-password-in-code"
  }
}

variable "sip_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_chime_voice_connector_termination_credentials" "good" {
  voice_connector_id = "abcdef1ghij2klmno3pqr4"

  credentials {
    username = "office"
    password = var.password
  }
}
