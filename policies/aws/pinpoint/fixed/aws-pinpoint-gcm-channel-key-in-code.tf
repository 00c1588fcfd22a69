resource "aws_pinpoint_gcm_channel" "bad" {
  application_id = "a1b2c3d4"
  api_key        = var.push_key # want "aws-pinpoint-gcm-channel-key-in-code"
}

variable "push_key" {
  type        = string
  sensitive   = true
  description = "Key for push notifications"
}

resource "aws_pinpoint_gcm_channel" "good" {
  application_id = "a1b2c3d4"
  api_key        = var.key
}

variable "key" {
  type      = string
  sensitive = true
}
