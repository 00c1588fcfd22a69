resource "aws_opensearch_domain" "bad" {
  domain_name = "search"

  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3 # want "aws-opensearch-domain-few-dedicated-masters"
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}
