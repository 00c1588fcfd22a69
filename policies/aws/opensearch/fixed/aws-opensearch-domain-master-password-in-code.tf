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
      master_user_password = var.search_master_password # want "aws-opensearch-domain-master-password-in-code"
    }
  }
}

variable "search_master_password" {
  type        = string
  sensitive   = true
  description = "Password of the master user of the search domain"
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
