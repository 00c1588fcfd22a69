variable "host_key" {
  type      = string
  sensitive = true
}

resource "aws_transfer_host_key" "bad" {
  server_id     = "s-0a1b2c3d"
  host_key_body = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAA\n-----END OPENSSH PRIVATE KEY-----" # want "aws-transfer-host-key-in-code"
}

resource "aws_transfer_host_key" "good" {
  server_id     = "s-0a1b2c3d"
  host_key_body = var.host_key
}
