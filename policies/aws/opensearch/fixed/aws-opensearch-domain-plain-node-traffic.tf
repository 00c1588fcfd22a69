resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-plain-node-traffic"
  domain_name = "search"

  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_opensearch_domain" "explicit" {
  domain_name = "search"

  node_to_node_encryption {
    enabled = true # want "aws-opensearch-domain-plain-node-traffic"
  }
}

resource "aws_elasticsearch_domain" "good" {
  domain_name = "legacy"

  node_to_node_encryption {
    enabled = true
  }
}
