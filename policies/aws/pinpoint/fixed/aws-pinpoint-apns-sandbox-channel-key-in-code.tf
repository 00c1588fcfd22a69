resource "aws_pinpoint_apns_sandbox_channel" "bad" {
  application_id = "a1b2c3d4"
  bundle_id      = "com.example.shop"
  team_id        = "ABCDE12345"
  token_key_id   = "FGHIJ67890"
  token_key      = var.push_key # want "aws-pinpoint-apns-sandbox-channel-key-in-code"
}

variable "push_key" {
  type        = string
  sensitive   = true
  description = "Private key for push notifications, in PEM"
}

resource "aws_pinpoint_apns_sandbox_channel" "good" {
  application_id = "a1b2c3d4"
  bundle_id      = "com.example.shop"
  team_id        = "ABCDE12345"
  token_key_id   = "FGHIJ67890"
  token_key      = var.key
}

variable "key" {
  type      = string
  sensitive = true
}
