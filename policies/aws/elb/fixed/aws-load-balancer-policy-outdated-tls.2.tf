resource "aws_load_balancer_policy" "bad" {
  load_balancer_name = "web"
  policy_name        = "tls-bad"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01" # want "aws-load-balancer-policy-outdated-tls"
  }
}

resource "aws_load_balancer_policy" "good" {
  load_balancer_name = "web"
  policy_name        = "tls-good"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Protocol-TLSv1.2"
    value = "true"
  }
}
