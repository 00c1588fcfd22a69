variable "key" {
  type      = string
  sensitive = true
}

resource "aws_transfer_certificate" "bad" {
  usage       = "SIGNING"
  certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----"
  private_key = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----" # want "aws-transfer-certificate-private-key-in-code"
}

resource "aws_transfer_certificate" "good" {
  usage       = "SIGNING"
  certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----"
  private_key = var.key
}
