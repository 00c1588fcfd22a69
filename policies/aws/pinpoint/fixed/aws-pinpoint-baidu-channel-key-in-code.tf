resource "aws_pinpoint_baidu_channel" "bad" {
  application_id = "a1b2c3d4"
  api_key        = var.key
  secret_key     = var.push_key # want "aws-pinpoint-baidu-channel-key-in-code"
}

variable "push_key" {
  type        = string
  sensitive   = true
  description = "Key for push notifications"
}

resource "aws_pinpoint_baidu_channel" "good" {
  application_id = "a1b2c3d4"
  api_key        = var.key
  secret_key     = var.key
}

variable "key" {
  type      = string
  sensitive = true
}
