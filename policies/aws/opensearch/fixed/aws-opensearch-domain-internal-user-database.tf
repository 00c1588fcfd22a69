resource "aws_opensearch_domain" "bad" {
  domain_name = "search"

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = false # want "aws-opensearch-domain-internal-user-database"

    master_user_options {
      master_user_arn = "arn:aws:iam::111122223333:role/search-admin"
    }
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  advanced_security_options {
    enabled = true
  }
}
