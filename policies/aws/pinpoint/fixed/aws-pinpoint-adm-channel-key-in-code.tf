resource "aws_pinpoint_adm_channel" "bad" {
  application_id = "a1b2c3d4"
  client_id      = "shop"
  client_secret  = var.push_key # want "aws-pinpoint-adm-channel-key-in-code"
}

variable "push_key" {
  type        = string
  sensitive   = true
  description = "Key for push notifications"
}

resource "aws_pinpoint_adm_channel" "good" {
  application_id = "a1b2c3d4"
  client_id      = "shop"
  client_secret  = var.key
}

variable "key" {
  type      = string
  sensitive = true
}
