resource "aws_dx_connection" "bad" { # want "aws-dx-connection-no-macsec"
  name      = "backbone"
  bandwidth = "10Gbps"
  location  = "EqDC2"
}

resource "aws_dx_connection" "optional" {
  name            = "backbone"
  bandwidth       = "10Gbps"
  location        = "EqDC2"
  request_macsec  = true
  encryption_mode = "must_encrypt" # want "aws-dx-connection-no-macsec"
}

resource "aws_dx_connection" "good" {
  name            = "backbone"
  bandwidth       = "10Gbps"
  location        = "EqDC2"
  request_macsec  = true
  encryption_mode = "must_encrypt"
}

resource "aws_dx_connection" "small" {
  name      = "branch"
  bandwidth = "1Gbps"
  location  = "EqDC2"
}
