variable "host_key" {
  type      = string
  sensitive = true
}

resource "aws_transfer_host_key" "bad" {
  server_id     = "s-0a1b2c3d"
  host_key_body = var.host_key_2 # want "aws-transfer-host-key-in-code"
}

variable "host_key_2" {
  type        = string
  sensitive   = true
  description = "Private host key, in PEM"
}

resource "aws_transfer_host_key" "good" {
  server_id     = "s-0a1b2c3d"
  host_key_body = var.host_key
}
