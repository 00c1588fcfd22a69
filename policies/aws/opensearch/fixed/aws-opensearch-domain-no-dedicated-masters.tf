resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-no-dedicated-masters"
  domain_name = "search"

  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3
    dedicated_master_type    = "m6g.large.search"
  }
}
