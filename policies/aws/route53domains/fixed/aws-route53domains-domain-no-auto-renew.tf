resource "aws_route53domains_domain" "bad" {
  domain_name = "example.com"
  auto_renew  = true # want "aws-route53domains-domain-no-auto-renew"


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
  domain_name = "example.com"


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
