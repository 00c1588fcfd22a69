variable "host_key" {
  type      = string
  sensitive = true
}

resource "aws_transfer_server" "bad" {
  host_key = var.host_key_2 # want "aws-transfer-server-host-key-in-code"
}

variable "host_key_2" {
  type        = string
  sensitive   = true
  description = "Private host key, in PEM"
}

resource "aws_transfer_server" "good" {
  host_key = var.host_key
}
