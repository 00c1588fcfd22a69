resource "aws_acm_certificate" "bad" {
  certificate_body = file("${path.module}/www.crt")

  private_key = <<-EOT # want "aws-acm-certificate-literal-private-key"
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIBkg4LVWM9nuwNSk3yByxZpYRTBnVJk5oPPmP8mYw1oVoAoGCCqGSM49
    -----END EC PRIVATE KEY-----
  EOT
}

variable "private_key" {
  type      = string
  sensitive = true
}

resource "aws_acm_certificate" "good" {
  certificate_body = file("${path.module}/www.crt")
  private_key      = var.private_key
}
