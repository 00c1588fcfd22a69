variable "password" {
  type      = string
  sensitive = true
}

resource "aws_chime_voice_connector_termination_credentials" "bad" {
  voice_connector_id = "abcdef1ghij2klmno3pqr4"

  credentials {
    username = "office"
    password = "Tr0ub4dor-and-3" # want "aws-chime-voice-connector-termination-credentials-password-in-code"
  }
}

resource "aws_chime_voice_connector_termination_credentials" "good" {
  voice_connector_id = "abcdef1ghij2klmno3pqr4"

  credentials {
    username = "office"
    password = var.password
  }
}
