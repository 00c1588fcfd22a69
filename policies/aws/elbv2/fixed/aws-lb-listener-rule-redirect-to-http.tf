resource "aws_lb_listener_rule" "bad" {
  listener_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2"

  action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS" # want "aws-lb-listener-rule-redirect-to-http"
      status_code = "HTTP_302"
      port        = "443"
    }
  }

  condition {
    path_pattern {
      values = ["/old/*"]
    }
  }
}

resource "aws_lb_listener_rule" "good" {
  listener_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2"

  action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      status_code = "HTTP_302"
    }
  }

  condition {
    path_pattern {
      values = ["/old/*"]
    }
  }
}
