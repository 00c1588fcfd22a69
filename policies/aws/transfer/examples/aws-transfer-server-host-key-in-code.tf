variable "host_key" {
  type      = string
  sensitive = true
}

resource "aws_transfer_server" "bad" {
  host_key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAA\n-----END OPENSSH PRIVATE KEY-----" # want "aws-transfer-server-host-key-in-code"
}

resource "aws_transfer_server" "good" {
  host_key = var.host_key
}
