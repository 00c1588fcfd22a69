resource "aws_iot_domain_configuration" "bad" {
  name         = "devices"
  service_type = "DATA"

  tls_config {
    security_policy = "IoTSecurityPolicy_TLS13_1_2_2022_10" # want "aws-iot-domain-configuration-weak-tls"
  }
}

resource "aws_iot_domain_configuration" "good" {
  name         = "devices"
  service_type = "DATA"

  tls_config {
    security_policy = "IotSecurityPolicy_TLS13_1_2_2022_10"
  }
}
