resource "aws_acm_certificate" "bad" {
  certificate_body = file("${path.module}/www.crt")

  private_key = var.certificate_private_key # want "aws-acm-certificate-literal-private-key"
}

variable "certificate_private_key" {
  description = "Private key"
  type        = string
  sensitive   = true
}

variable "private_key" {
  type      = string
  sensitive = true
}

resource "aws_acm_certificate" "good" {
  certificate_body = file("${path.module}/www.crt")
  private_key      = var.private_key
}
