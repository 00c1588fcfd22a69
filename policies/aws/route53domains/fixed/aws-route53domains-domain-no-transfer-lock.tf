resource "aws_route53domains_domain" "bad" {
  domain_name   = "example.com"
  transfer_lock = true # want "aws-route53domains-domain-no-transfer-lock"


  admin_contact {
    email = "hostmaster@example.com"
  }

  registrant_contact {
    email = "hostmaster@example.com"
  }

  tech_contact {
    email = "hostmaster@example.com"
  }
}

resource "aws_route53domains_domain" "good" {
  domain_name   = "example.com"
  transfer_lock = true


  admin_contact {
    email = "hostmaster@example.com"
  }

  registrant_contact {
    email = "hostmaster@example.com"
  }

  tech_contact {
    email = "hostmaster@example.com"
  }
}
