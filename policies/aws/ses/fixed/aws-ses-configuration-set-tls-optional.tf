resource "aws_ses_configuration_set" "bad" { # want "aws-ses-configuration-set-tls-optional"
  name = "x"

  delivery_options {
    tls_policy = "Require"
  }
}

resource "aws_ses_configuration_set" "good" {
  name = "x"
  delivery_options {
    tls_policy = "Require"
  }
}
