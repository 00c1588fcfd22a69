resource "aws_iot_ca_certificate" "bad" {
  active                  = true
  allow_auto_registration = false # want "aws-iot-ca-certificate-auto-registration"
  ca_certificate_pem      = file("ca.pem")
  certificate_mode        = "SNI_ONLY"
}

resource "aws_iot_ca_certificate" "good" {
  active                  = true
  allow_auto_registration = false
  ca_certificate_pem      = file("ca.pem")
  certificate_mode        = "SNI_ONLY"
}
