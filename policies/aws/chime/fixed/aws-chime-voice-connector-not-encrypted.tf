resource "aws_chime_voice_connector" "bad" {
  name               = "office"
  require_encryption = true # want "aws-chime-voice-connector-not-encrypted"
}

resource "aws_chime_voice_connector" "good" {
  name               = "office"
  require_encryption = true
}
