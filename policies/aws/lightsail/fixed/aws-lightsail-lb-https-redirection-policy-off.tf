resource "aws_lightsail_lb_https_redirection_policy" "bad" {
  lb_name = "web"
  enabled = true # want "aws-lightsail-lb-https-redirection-policy-off"
}

resource "aws_lightsail_lb_https_redirection_policy" "good" {
  lb_name = "web"
  enabled = true
}
