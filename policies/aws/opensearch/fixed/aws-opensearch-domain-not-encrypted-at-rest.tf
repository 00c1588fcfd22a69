resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-not-encrypted-at-rest"
  domain_name = "search"

  encrypt_at_rest {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "explicit" {
  domain_name = "legacy"

  encrypt_at_rest {
    enabled = true # want "aws-opensearch-domain-not-encrypted-at-rest"
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  encrypt_at_rest {
    enabled = true
  }
}
