resource "aws_iam_server_certificate" "bad" {
  name             = "shop"
  certificate_body = file("shop.pem")
  private_key      = var.certificate_private_key # want "aws-iam-server-certificate-private-key-in-code"
}

variable "certificate_private_key" {
  type        = string
  sensitive   = true
  description = "Private key of the server certificate, in PEM"
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
