resource "aws_opensearch_domain" "bad" {
  domain_name = "search"

  vpc_options { # want "aws-opensearch-domain-default-security-group"
    subnet_ids         = ["subnet-0a1b2c3d"]
    security_group_ids = [aws_security_group.search.id]
  }
}

resource "aws_security_group" "search" {
  name = "search"
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  vpc_options {
    subnet_ids         = ["subnet-0a1b2c3d"]
    security_group_ids = [aws_security_group.search.id]
  }
}
