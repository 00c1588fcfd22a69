resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-no-auto-update"
  domain_name = "search"

  software_update_options {
    auto_software_update_enabled = true
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  software_update_options {
    auto_software_update_enabled = true
  }
}
