resource "aws_sesv2_configuration_set" "bad" { # want "aws-sesv2-configuration-set-tls-optional"
  configuration_set_name = "orders"

  delivery_options {
    tls_policy = "REQUIRE"
  }
}

resource "aws_sesv2_configuration_set" "optional" {
  configuration_set_name = "orders"

  delivery_options {
    tls_policy = "REQUIRE" # want "aws-sesv2-configuration-set-tls-optional"
  }
}

resource "aws_sesv2_configuration_set" "good" {
  configuration_set_name = "orders"

  delivery_options {
    tls_policy = "REQUIRE"
  }
}
