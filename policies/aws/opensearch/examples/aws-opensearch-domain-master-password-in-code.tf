variable "password" {
  type      = string
  sensitive = true
}

resource "aws_opensearch_domain" "bad" {
  domain_name = "search"

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = true

    master_user_options {
      master_user_name     = "admin"
      master_user_password = "Correct-Horse-9" # want "aws-opensearch-domain-master-password-in-code"
    }
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = true

    master_user_options {
      master_user_name     = "admin"
      master_user_password = var.password
    }
  }
}
