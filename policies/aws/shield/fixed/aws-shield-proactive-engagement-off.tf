resource "aws_shield_proactive_engagement" "bad" {
  enabled = true # want "aws-shield-proactive-engagement-off"

  emergency_contact {
    email_address = "soc@example.com"
    phone_number  = "+12358132134"
  }
}

resource "aws_shield_proactive_engagement" "good" {
  enabled = true

  emergency_contact {
    email_address = "soc@example.com"
    phone_number  = "+12358132134"
  }
}
