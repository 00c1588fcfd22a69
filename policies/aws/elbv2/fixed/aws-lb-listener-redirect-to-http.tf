resource "aws_lb_listener" "bad" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS" # want "aws-lb-listener-redirect-to-http"
      status_code = "HTTP_302"
    }
  }
}

resource "aws_lb_listener" "good" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"

  default_action {
    type = "redirect"

    redirect {
      host        = "www.example.com"
      protocol    = "HTTPS"
      status_code = "HTTP_302"
    }
  }
}
