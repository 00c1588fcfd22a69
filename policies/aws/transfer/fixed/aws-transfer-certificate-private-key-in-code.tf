variable "key" {
  type      = string
  sensitive = true
}

resource "aws_transfer_certificate" "bad" {
  usage       = "SIGNING"
  certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----"
  private_key = var.transfer_private_key # want "aws-transfer-certificate-private-key-in-code"
}

variable "transfer_private_key" {
  type        = string
  sensitive   = true
  description = "Private key of the certificate, in PEM"
}

resource "aws_transfer_certificate" "good" {
  usage       = "SIGNING"
  certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----"
  private_key = var.key
}
