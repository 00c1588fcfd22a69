resource "aws_cloudsearch_domain" "bad" { # want "aws-cloudsearch-domain-single-zone"
  name     = "catalogue"
  multi_az = true
}

resource "aws_cloudsearch_domain" "good" {
  name     = "catalogue"
  multi_az = true
}
