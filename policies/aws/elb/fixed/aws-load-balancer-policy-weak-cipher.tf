resource "aws_load_balancer_policy" "bad" {
  load_balancer_name = "web"
  policy_name        = "tls-bad"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "DES-CBC3-SHA"
    value = "false" # want "aws-load-balancer-policy-weak-cipher"
  }
}

resource "aws_load_balancer_policy" "good" {
  load_balancer_name = "web"
  policy_name        = "tls-good"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "ECDHE-RSA-AES128-GCM-SHA256"
    value = "true"
  }
}
