resource "aws_iam_server_certificate" "bad" {
  name             = "shop"
  certificate_body = file("shop.pem")
  private_key      = "-----BEGIN PRIVATE KEY-----\nMIGTAgEAMBMG...\n-----END PRIVATE KEY-----" # want "aws-iam-server-certificate-private-key-in-code"
}

resource "aws_iam_server_certificate" "good" {
  name             = "shop"
  certificate_body = file("shop.pem")
  private_key      = var.private_key
}

variable "private_key" {
  type      = string
  sensitive = true
}
