resource "aws_acm_certificate" "bad" {
  certificate_body = file("${path.module}/www.crt")

  private_key = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIBkg4LVWM9nuwNSk3yByxZpYRTBnVJk5oPPmP8mYw1oVoAoGCCqGSM49\n-----END EC PRIVATE KEY-----\n" # want "aws-acm-certificate-literal-private-key"
}

variable "private_key" {
  type      = string
  sensitive = true
}

resource "aws_acm_certificate" "good" {
  certificate_body = file("${path.module}/www.crt")
  private_key      = var.private_key
}
