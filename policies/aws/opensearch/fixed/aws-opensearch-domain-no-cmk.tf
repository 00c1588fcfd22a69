resource "aws_kms_key" "search" {
  enable_key_rotation = true
}

resource "aws_opensearch_domain" "bad" {
  domain_name = "search"

  encrypt_at_rest { # want "aws-opensearch-domain-no-cmk"
    enabled    = true
    kms_key_id = aws_kms_key.opensearch.arn
  }
}

resource "aws_kms_key" "opensearch" {
  description             = "Encrypts the domain"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.search.arn
  }
}
