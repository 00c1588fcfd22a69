resource "aws_pinpoint_gcm_channel" "bad" {
  application_id = "a1b2c3d4"
  api_key        = "5f2c9d7be1a84c06b3d1f7a29e60c8d4" # want "aws-pinpoint-gcm-channel-key-in-code"
}

resource "aws_pinpoint_gcm_channel" "good" {
  application_id = "a1b2c3d4"
  api_key        = var.key
}

variable "key" {
  type      = string
  sensitive = true
}
