resource "aws_load_balancer_policy" "bad" {
  load_balancer_name = "web"
  policy_name        = "tls-bad"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Protocol-TLSv1"
    value = "false" # want "aws-load-balancer-policy-outdated-tls"
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
