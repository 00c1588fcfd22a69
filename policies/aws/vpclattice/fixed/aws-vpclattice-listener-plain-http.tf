resource "aws_vpclattice_listener" "bad" {
  name               = "web"
  protocol           = "HTTPS" # want "aws-vpclattice-listener-plain-http"
  service_identifier = "svc-0a1b2c3d"

  default_action {
    fixed_response {
      status_code = 404
    }
  }
}

resource "aws_vpclattice_listener" "good" {
  name               = "web"
  protocol           = "HTTPS"
  service_identifier = "svc-0a1b2c3d"

  default_action {
    fixed_response {
      status_code = 404
    }
  }
}
