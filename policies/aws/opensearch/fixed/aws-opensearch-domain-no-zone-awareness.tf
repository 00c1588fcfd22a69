resource "aws_opensearch_domain" "bad" {
  domain_name = "search"

  cluster_config { # want "aws-opensearch-domain-no-zone-awareness"
    instance_count         = 3
    zone_awareness_enabled = true
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  cluster_config {
    instance_count         = 3
    zone_awareness_enabled = true

    zone_awareness_config {
      availability_zone_count = 3
    }
  }
}
